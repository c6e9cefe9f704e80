ulimit -n 200
ulimit -n
