f() ( cd /; x=inner; pwd )
f
echo "${x:-none}"
