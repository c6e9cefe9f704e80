echo before
enable -n printf
echo a
enable printf
enable -n builtin
echo b
enable builtin
enable -n :
false
echo $?
