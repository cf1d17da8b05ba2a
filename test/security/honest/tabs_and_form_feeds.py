# expect: correct
# assignment: add
# how: Indented with tabs, with a form feed between its parts, as old editors leave them.


def add(a, b):
	if a == 1:
		return a + b
	else:
		return b + a
