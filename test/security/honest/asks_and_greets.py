# expect: correct
# assignment: greeting
# how: A script that asks and prints at its top level, for a test that types and reads.
name = input("Name: ")
print("Hello,", end=" ")
print(name + "!")
