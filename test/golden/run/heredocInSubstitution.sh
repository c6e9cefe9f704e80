v=$(cat <<EOF
inner
EOF
)
echo "[$v]"
