echo a\ b\\c \"q\"
echo 'single\n'
