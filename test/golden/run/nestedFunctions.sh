outer() { inner() { echo inner $1; }; inner "$1"; }
outer x
inner y
