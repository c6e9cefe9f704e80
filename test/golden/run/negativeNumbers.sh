seq 3 -1 1
echo -n "-n"
echo -e "\t|"
