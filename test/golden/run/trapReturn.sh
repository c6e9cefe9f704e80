trap 'echo returned' RETURN
f() { echo f; }
f
set -T
f
