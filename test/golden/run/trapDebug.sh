trap 'n=$((${n:-0}))' DEBUG
echo one
echo two
