echo 'ü – 漢字 🙂'
x='é'
echo ${#x}
