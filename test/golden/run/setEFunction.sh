set -e
f() { echo in; false; echo not; }
f || echo caught
f
echo never
