mkdir p q
pushd p > /dev/null
cd ../q
popd > /dev/null
ls -d p
