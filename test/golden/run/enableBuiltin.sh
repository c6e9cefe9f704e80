enable -n echo
echo external
enable echo
