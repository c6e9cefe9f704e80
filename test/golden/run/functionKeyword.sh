function up { echo "${1:-none}" | tr a-z A-Z; }
up word
up
