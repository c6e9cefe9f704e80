! grep -q x /dev/null
echo $?
