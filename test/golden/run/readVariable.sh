read -r a b <<< "1 2 3"
echo "$b/$a"
