echo "line $LINENO"
unset LINENO
echo "line [$LINENO]"

LINENO=7
echo "line [$LINENO]"
false
echo "last [$LINENO] $?"
