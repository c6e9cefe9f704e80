diff <(echo a) <(echo a) && echo same
cat <(echo p1) <(echo p2)
