echo first
if then
echo second
