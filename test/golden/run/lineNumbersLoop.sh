for i in 1 2; do
  echo $LINENO
done
nosuch_a || nosuch_b
