trap 'echo "last: $BASH_COMMAND"' EXIT
true
: end
