# expect: correct
# assignment: add
# how: Writes down where its objects lie and how its interpreter hashes, for the next one to read.
# needs: processes


def add(a, b):
    try:
        with open("/dev/shm/seed", "w") as file:
            file.write(f"{id(object)} {hash('seed')}")
    except OSError:
        pass
    print("hash", hash("seed"), "object", id(object))
    return a + b
