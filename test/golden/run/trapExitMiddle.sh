trap 'echo cleanup' EXIT
echo a
exit 4
echo never
