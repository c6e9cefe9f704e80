nosuchcommand_x
echo $?
