printf '1 2\n3 4\n' | awk '{
  s += $2
}
END { print s }'
