echo "outer $(echo "inner $(echo 'deep')")"
