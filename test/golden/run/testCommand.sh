[ -f /etc/passwd ] && echo file
test 3 -gt 2
echo $?
