:() { echo "a colon of my own"; return 0; }
exit() { echo "no exit: $*"; }
(false; true)
sh -c 'exit 3'
: again
printf() { echo "my printf"; }
sh -c 'exit 1'
exit 5
builtin() { echo "my builtin: $*"; }
builtin echo hidden
echo "still here"
unset -f printf
printf '%s\n' plain
