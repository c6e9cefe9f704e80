declare -i n=3+4
declare -r c=const
declare -A m=([k]=v)
echo $n $c ${m[k]}
c=other
echo "after $?"
