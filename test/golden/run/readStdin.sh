read -r x
echo "status $? [$x]"
cat
