greet() {
  local who=$1
  echo "hi $who"
  return 3
}
greet bob
echo "status $? who=${who:-unset}"
