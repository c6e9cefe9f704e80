unset a
echo ${a:-x} ${a:=y} ${a:+z} $a
