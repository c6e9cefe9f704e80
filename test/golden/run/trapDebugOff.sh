trap 'seen+=("$BASH_COMMAND")' DEBUG
a=1
echo "a=$a" | cat
f() { b=2; echo "in f"; }
f
trap - DEBUG
printf '%s\n' "${#seen[@]}" "${seen[@]}"
trap
