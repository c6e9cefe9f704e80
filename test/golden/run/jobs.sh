sleep 0.2 &
jobs | sed 's/ *$//'
kill %1
wait 2>/dev/null
echo end
