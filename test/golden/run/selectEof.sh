select x in a b; do echo $x; done
echo end $?
