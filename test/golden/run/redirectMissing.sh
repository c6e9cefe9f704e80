cat < /nonexistent/file
echo $?
