# expect: correct
# assignment: add
# how: A notebook turned into a program: prints, loops, asserts and sample calls at its top level.
print("My solution")
for i in range(10):
    print(i, end=", ")


def add(a, b):
    return a + b


print(add(1, 2), add("a", "b"))
assert add(2, 2) == 4
import this

total = 0
for line in this.s.split():
    total += len(line)
del i, line
