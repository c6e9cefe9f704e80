(exit 9)
echo $?
( echo in; false )
echo $?
