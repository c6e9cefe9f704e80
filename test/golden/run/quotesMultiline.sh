echo "one
two
three"
echo 'a
b' | wc -l
