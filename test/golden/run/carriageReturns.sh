printf 'progress 1\rprogress 2\r\n'
