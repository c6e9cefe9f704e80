x=$(exit 4)
echo $?
x=$(true)
echo $?
