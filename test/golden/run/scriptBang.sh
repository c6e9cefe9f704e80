echo "wow!" '!!'
