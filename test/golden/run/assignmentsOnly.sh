a=1
b=$a$a c=3
echo "$a $b $c"
