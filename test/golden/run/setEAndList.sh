set -e
false && echo x
echo "reached $?"
