echo first
echo last \