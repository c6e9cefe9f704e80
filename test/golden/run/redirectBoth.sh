{ echo o; echo e >&2; } > both.txt 2>&1
cat both.txt
