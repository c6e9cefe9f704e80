f() { echo "${PIPESTATUS[@]}"; }
false | true
f
true | false | true
f
