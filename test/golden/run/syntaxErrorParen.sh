echo ok
)
echo no
