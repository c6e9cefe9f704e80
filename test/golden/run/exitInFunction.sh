die() { echo dying; exit 9; }
echo x
die
echo y
