cat <<EOF
one
two $HOME
EOF
echo after
