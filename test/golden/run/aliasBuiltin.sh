shopt -s expand_aliases
alias printf='echo aliased' echo='echo said:'
printf x
sh -c 'exit 4'
echo y
alias builtin='echo "aliased builtin"'
builtin z
echo end
