echo() { builtin echo "[$*]"; }
echo hi
