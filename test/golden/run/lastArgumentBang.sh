: first second
echo "$_ $?"
