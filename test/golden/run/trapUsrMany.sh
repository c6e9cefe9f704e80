trap 'echo usr' USR1
(for i in 1 2 3 4 5 6 7 8 9 10; do kill -USR1 $$; sleep 0.03; done) &
p=$!
for i in 1 2 3 4 5 6 7 8; do :; done
true
while kill -0 $p 2>/dev/null; do :; done
echo after
unset p
