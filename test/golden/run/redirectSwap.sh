{ echo o; echo e >&2; } 3>&1 1>&2 2>&3
