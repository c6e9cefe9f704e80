echo before
ulimit -Sn 6
echo "one: $?"
(echo two)
echo three | cat
ulimit -n
