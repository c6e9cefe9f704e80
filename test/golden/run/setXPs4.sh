PS4='+ln '
set -x
echo a
false
echo b $?
