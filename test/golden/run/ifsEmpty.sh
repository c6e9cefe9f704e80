IFS=
true | false
x="a b"
printf '<%s>' $x
echo
