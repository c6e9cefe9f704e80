trap 'echo "${PIPESTATUS[@]}"' EXIT
true
false | true
