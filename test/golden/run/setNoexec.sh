echo runs
set -n
echo "is read and not run"
touch never
set +n
echo "nor this"
