printf 'a\0b' | od -c | head -1
