set -o posix
export Q=1
echo $Q
