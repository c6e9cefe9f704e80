trap 'echo bye $?' EXIT
echo body
sh -c 'exit 3'
