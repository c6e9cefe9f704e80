list=()
list+=(x)
list+=("y z")
echo "${list[@]}" ${#list[@]}
