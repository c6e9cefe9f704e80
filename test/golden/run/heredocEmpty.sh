cat <<EOF
EOF
echo empty
