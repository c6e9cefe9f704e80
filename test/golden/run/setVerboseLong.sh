set -o errexit
chatty() { set -o verbose; }
chatty
echo "read after the call"
false
echo never
