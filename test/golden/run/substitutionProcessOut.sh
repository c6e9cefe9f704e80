echo hi > >(cat)
wait
sleep 0.05
