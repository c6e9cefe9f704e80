cat <<'EOF'
{ builtin printf '%s\0' done; }
EOF
echo ok
