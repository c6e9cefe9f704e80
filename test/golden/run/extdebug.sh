shopt -s extdebug
eval 'trap false DEBUG'
echo a
