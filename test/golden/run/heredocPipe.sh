cat <<EOF | sort -r | head -2
a
c
b
EOF
echo "${x:-unset}"
