false
echo $?
echo $?
