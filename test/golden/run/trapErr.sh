trap 'echo "err $?"' ERR
false
echo mid $?
ls /nonexistent-dir 2>/dev/null
echo end
