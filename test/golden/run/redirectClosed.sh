echo x >&-
echo "status $?"
