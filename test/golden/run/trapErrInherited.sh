set -E
trap 'echo "err $? at $LINENO"' ERR
f() {
  false
  echo in f
}
f
(exit 3)

ls /nonexistent-x 2>/dev/null | cat
echo end
