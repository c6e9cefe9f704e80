true | false; echo "${PIPESTATUS[*]}"
