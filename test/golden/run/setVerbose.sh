echo before
set -v   # from here bash shows what it reads
echo "shown and run"
list=(a b
  c)
echo "${#list[@]}"
set +v
echo after
