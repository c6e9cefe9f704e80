command echo plain
command -v cd
type -t if
