shopt -s extglob
touch x y
cat <<T; echo !(x|*.sh)
text
T
echo after
cat <<< $((1<<2)); [[ abc == +([a-z]) ]] && echo yes
echo end
