sh -c 'exit 200'
echo $?
(exit 130)
echo $?
