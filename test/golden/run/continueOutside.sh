continue 2
echo here
