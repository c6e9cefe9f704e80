set -m
sleep 0.02 &
wait
echo ok
