echo one
exec 255>&-
echo two
exec 255</dev/null
echo three
