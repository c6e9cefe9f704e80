if true; then
	cat <<-EOF
	indented $((1+1))
	EOF
fi
echo $?
