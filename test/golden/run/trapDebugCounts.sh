n=0
trap 'n=$((n+1)); echo "D$n $LINENO [$BASH_COMMAND]"' DEBUG
echo a
x=1
for i in 1 2; do echo $i; done
trap - DEBUG
echo "n=$n"
