touch plain
./plain
echo $?
