printf() { echo "mine"; }
printf x
echo after
