cd /usr
cd /
echo ~+ ~-
