case $- in *i*) echo interactive ;; *) echo script ;; esac
