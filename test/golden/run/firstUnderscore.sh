echo "[$_]"
echo "[$_]"
