exec > all.txt
echo hidden
exec >&2
cat all.txt
