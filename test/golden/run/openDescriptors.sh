for fd in 0 1 2 3 4 5 6 7 8 9 10 11; do { : >&$fd; } 2>/dev/null && echo "open $fd"; done
