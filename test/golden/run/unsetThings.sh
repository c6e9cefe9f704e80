x=1; f() { echo f; }
unset x
unset -f f
f
echo "${x-gone} $?"
