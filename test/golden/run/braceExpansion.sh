echo {a,b}{1..3}
mkdir -p d/{x,y}
ls d
