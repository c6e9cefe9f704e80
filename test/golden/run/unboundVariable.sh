set -u
echo "before"
echo "$undefined_thing"
echo "never"
