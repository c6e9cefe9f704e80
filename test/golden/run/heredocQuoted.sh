x=5
cat <<'EOF'
$x `date` \n
EOF
