set -x
echo traced
x=1
[ $x = 1 ] && echo yes
set +x
echo quiet
