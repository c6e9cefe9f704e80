printf '%s-%03d\n' a 7 b 8
printf '%q\n' "it's"
