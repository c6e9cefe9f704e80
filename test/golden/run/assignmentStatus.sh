a=$(false) b=2
echo $?
