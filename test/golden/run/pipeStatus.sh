false | true | (exit 3)
echo "${PIPESTATUS[@]}"
