cat > c.json <<'JSON'
{"a": [1, 2], "b": {"c": "d # not a comment"}}
JSON
grep -o '"c": "[^"]*"' c.json
