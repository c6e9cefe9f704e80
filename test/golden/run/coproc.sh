coproc cat
echo hi >&${COPROC[1]}
read -r line <&${COPROC[0]}
echo "$line"
