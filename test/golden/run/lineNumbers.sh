echo $LINENO

nosuchcommand_here
echo $LINENO
f() {
  echo $LINENO
}
f
