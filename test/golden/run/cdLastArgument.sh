mkdir -p deep/er
cd $_
basename "$PWD"
