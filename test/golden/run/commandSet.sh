echo before
command set -v
echo shown
builtin set +v
echo hidden
