(exec echo replaced; echo never)
echo on
