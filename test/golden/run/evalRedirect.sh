eval 'exec 3>log'
echo kept >&3
exec 3>&-
cat log
eval "trap 'n=\$((n + 1))' DEBUG"
true
true
trap - DEBUG
echo "$n"
