true &&
  echo yes ||
  echo no
