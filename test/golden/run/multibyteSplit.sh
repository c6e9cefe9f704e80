for i in 1 2 3; do printf '\xf0\x9f'; sleep 0.01; printf '\x99\x82'; done
