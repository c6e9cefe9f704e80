exec 7>trace
BASH_XTRACEFD=7
set -x
true
set +x
cat trace
