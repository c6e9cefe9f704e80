echo a \
  b \
  c
echo d
