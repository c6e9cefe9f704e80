echo quiet
eval 'set -v'
echo shown
# a comment, shown too
eval "set +v"
echo quiet again
