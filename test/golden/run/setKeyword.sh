set -k
echo x
x=1 true
echo A=b y
set +k
echo A=b
