trap 'echo got term' TERM
kill -TERM $$
echo after
