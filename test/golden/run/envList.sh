env | grep -v -e '^_=' -e '^KUBECONFIG=' -e '^OLDPWD=' | sort
