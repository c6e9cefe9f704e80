set -eo pipefail
echo start
false | cat
echo never
