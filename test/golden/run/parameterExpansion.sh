p=/usr/local/lib/file.tar.gz
echo ${p##*/} ${p%/*} ${p%%.*} ${p#*/} ${#p} ${p/local/share} ${p:5:5}
