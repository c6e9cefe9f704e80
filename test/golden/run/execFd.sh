exec 3> log.txt
echo to log >&3
exec 3>&-
cat log.txt
