export A=1 B=two
sh -c 'echo $A $B'
A=temp sh -c 'echo $A'
echo $A
