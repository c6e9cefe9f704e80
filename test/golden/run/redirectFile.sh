echo data > out.txt
echo more >> out.txt
cat < out.txt
