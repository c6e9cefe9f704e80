(cd /; x=1; echo "$PWD")
echo "${x:-unset}" 
