mkdir -p sub/dir
cd sub/dir
pwd | sed 's|.*/sub|sub|'
cd - > /dev/null
ls -d sub
