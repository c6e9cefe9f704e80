[[ abc =~ ^a(.)c$ ]] && echo ${BASH_REMATCH[1]}
[[ a < b && -d / ]]
echo $?
