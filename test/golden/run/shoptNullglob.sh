shopt -s nullglob
echo none*.zip end
shopt -u nullglob
echo none*.zip
