# expect: correct
# assignment: save
# how: Writes to a file that the test has opened, with print, write and writelines.


def save(lines, file):
    first, *rest = lines
    print(first, file=file)
    file.writelines(line for line in rest)
    file.write("\n")
    file.flush()
