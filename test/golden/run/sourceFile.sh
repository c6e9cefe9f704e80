echo 'sourced=yes; echo in $1' > lib.sh
. ./lib.sh arg
echo $sourced
