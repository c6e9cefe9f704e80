# leading
echo a # trailing
# between

echo b
# last
