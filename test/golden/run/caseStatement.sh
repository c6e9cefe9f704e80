x=foo.txt
case $x in
  *.md) echo md ;;
  *.txt|*.text) echo text ;;
  *) echo other ;;
esac
