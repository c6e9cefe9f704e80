sleep 0.05 &
wait
echo done
