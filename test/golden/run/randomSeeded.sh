RANDOM=42
echo $((RANDOM % 1 ))
