exec 2>&1
echo out
ls /nonexistent-x
