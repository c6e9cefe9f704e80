printf -v out '%05d' 42
echo $out
printf '%s\0' a b | tr '\0' ,
