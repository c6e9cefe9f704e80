set +o history
echo "a!b"
