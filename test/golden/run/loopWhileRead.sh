printf '1\n2\n3\n' | while read -r n; do echo "n=$n"; done
echo "n is ${n:-empty}"
