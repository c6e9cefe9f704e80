set | grep -v -e '^BASH' -e '^_=' -e '^PPID=' -e '^KUBECONFIG' -e '^OLDPWD' -e '^PIPESTATUS' -e '^SRANDOM' -e '^EPOCH' -e '^LINENO'
