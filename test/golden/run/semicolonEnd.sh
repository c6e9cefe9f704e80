echo a;
echo b ;
