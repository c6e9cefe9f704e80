eval '"'
echo a
if ! eval '[[ a' 2>/dev/null; then echo bad; fi
echo b
