(echo a; sleep 0.02; echo b) | cat
