exec {fd}> log
echo $fd >&$fd
cat log
exec {fd}>&-
