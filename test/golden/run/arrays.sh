a=(one "two words" three)
a[5]=six
echo ${#a[@]} "${a[1]}" "${!a[@]}"
for e in "${a[@]}"; do echo "<$e>"; done
