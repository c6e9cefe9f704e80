trap
trap -p
echo none
