true abc
declare -i _
true 5
echo "[$_]"
