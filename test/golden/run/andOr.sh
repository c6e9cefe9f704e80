true && echo 1
false && echo 2
false || echo 3
true || echo 4
! true
echo $?
