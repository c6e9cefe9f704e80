echo a
echo ${
