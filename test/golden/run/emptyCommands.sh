:
true
;:
