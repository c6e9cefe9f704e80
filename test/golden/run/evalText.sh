eval 'x=1; echo $x'
eval "echo 'multi
line'"
