nohup sh -c 'echo from nohup' > nohup.log 2>&1 &
wait
cat nohup.log
