v=2
if [ $v = 1 ]; then
  echo one
elif [ $v = 2 ]; then
  echo two
else
  echo many
fi
