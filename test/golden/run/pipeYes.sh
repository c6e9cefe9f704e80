yes | head -3
echo $?
