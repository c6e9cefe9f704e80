shopt -s extglob
touch a.txt b.md
ls !(*.md)
