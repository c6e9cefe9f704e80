for x in a b c; do echo "$x"; done
echo "last $x"
