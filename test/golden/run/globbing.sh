touch g1 g2
echo g*
echo nothing*
