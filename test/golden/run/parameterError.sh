echo start
: ${nothing:?is needed}
echo never
