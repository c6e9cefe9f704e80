(set -v; echo "only in here")
seen=$(set -nv; echo "not this one")
echo "${seen:-nothing}"
