for i in 1 2 3; do echo e$i >&2; echo o$i; done
