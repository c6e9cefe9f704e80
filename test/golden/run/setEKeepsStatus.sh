set -e
[ -f /nonexistent ] && echo there
echo "still $?"
! true
echo "and $?"
