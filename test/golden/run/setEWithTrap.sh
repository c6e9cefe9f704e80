set -e
trap 'echo "failed with $?"' EXIT
echo a
(exit 5)
echo never
