a=$(echo one)
b=`echo two`
echo "$a$b" "$(false; echo $?)"
