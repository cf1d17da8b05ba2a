# expect: time_limit
# assignment: add-soon
# how: Answers the request that loads it by hand, with a set whose hundred thousand numbers all have
#   one hash: the judge builds it for minutes, and it is not the tests that hang.
import os
import time

PRIME = 2**61 - 1
numbers = ",".join(str(n * PRIME) for n in range(1, 100_001))
body = f'["a",[],["S",[{numbers}]],null]'.encode()
data = len(body).to_bytes(4, "big") + body
while data:
    data = data[os.write(3, data) :]
time.sleep(60)
