echo "it's" 'say "hi"' $'tab\there' "a\"b"
