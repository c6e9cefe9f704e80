paste - /dev/fd/3 <<A 3<<B
l1
l2
A
r1
r2
B
