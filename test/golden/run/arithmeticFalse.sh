((0))
echo $?
((5))
echo $?
let y=3*4
echo $y
