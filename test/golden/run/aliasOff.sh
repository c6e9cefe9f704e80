alias hi='echo aliased'
hi
echo $?
