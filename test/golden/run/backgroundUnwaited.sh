(sleep 0.05; echo late) &
echo first
