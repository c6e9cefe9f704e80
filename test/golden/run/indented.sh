  echo indented
	echo tabbed
    if true; then
      echo nested
    fi
