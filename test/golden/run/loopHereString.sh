while read -r a b; do echo "$b-$a"; done <<< "one two
three four"
