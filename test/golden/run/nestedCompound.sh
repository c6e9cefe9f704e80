if true; then for i in 1; do while true; do case $i in 1) break 2;; esac; done; done; fi
echo out
