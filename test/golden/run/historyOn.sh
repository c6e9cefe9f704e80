set -o history
echo one
history | wc -l
set +o history
fc -l 2>/dev/null
echo "rc $?"
