printf '%s\n' a b c | xargs -n1 echo item
