(exit 3) || echo "sub $?"
echo on
