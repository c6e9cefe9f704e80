false | true
declare -p PIPESTATUS
declare -A PIPESTATUS
echo $?
