f() { echo "${FUNCNAME[@]}"; }
f
caller
echo $?
