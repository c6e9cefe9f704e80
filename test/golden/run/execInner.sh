quiet=$(exec 2>&1; ls /nowhere | sed 's/.*: //')
echo "[$quiet]"
(exec >inner.txt; echo to-file)
cat inner.txt
{ exec 3>&1; echo through >&3; } | cat
echo out
