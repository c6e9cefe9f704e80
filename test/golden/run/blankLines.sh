

echo spaced



echo out $LINENO
