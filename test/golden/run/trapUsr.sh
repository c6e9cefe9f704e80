trap 'echo usr' USR1
kill -USR1 $$
sleep 0.01
echo after
