echo a#b '#c' "${#HOME}" | head -c 5
echo
