trap 'echo "+ $BASH_COMMAND"' DEBUG
echo one
x=1
false
echo two $?
trap - DEBUG
echo three
