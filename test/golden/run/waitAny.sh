(sleep 0.05; exit 3) &
sleep 1 &
wait -n
echo $?
kill $!
