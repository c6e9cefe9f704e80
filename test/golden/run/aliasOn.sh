shopt -s expand_aliases
alias hi='echo aliased'
hi there
