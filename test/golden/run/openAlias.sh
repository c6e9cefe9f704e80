shopt -s expand_aliases
alias p='echo a |'
p
cat
alias q='cat <<E'
q
body
E
echo z
