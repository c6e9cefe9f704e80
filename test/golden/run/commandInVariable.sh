cmd="echo from variable"
$cmd
