shopt -s expand_aliases
alias '{=echo'
echo a
unalias '{'
echo b
