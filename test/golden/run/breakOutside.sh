break
echo "still $?"
