export() { echo "my export"; }
false
echo $?
export a=1
