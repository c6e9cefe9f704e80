umask 027
touch u
stat -c %a u
