set -C
echo a > f1
echo b > f1
echo $?
cat f1
