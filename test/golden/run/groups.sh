{ echo a; echo b; } | wc -l
{ x=kept; }
echo $x
