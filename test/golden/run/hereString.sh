cat <<< "hello $USER_UNSET world"
tr a-z A-Z <<< abc
