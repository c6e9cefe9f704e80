echo before
set -r
echo a
cd / 2>/dev/null || echo "no: $?"
