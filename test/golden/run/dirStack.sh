dirs > /dev/null
echo $?
