echo a
echo $[1+2
