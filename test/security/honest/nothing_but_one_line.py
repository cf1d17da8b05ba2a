# expect: correct
# assignment: add
# how: A single statement, without a newline.
add = lambda a, b: a + b