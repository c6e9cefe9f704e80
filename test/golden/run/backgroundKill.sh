sleep 50 &
kill $!
wait $! 2>/dev/null
echo $?
