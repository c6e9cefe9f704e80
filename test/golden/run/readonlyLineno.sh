echo $LINENO
readonly LINENO
echo a
nosuch
