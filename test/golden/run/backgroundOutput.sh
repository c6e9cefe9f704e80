(sleep 0.05; echo from background) &
wait $!
echo "status $?"
