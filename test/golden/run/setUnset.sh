set -u
x=1
echo $x ${y-none}
set +u
echo "$y"
