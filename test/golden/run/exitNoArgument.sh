sh -c 'exit 6'
exit
