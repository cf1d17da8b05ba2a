# expect: correct
# assignment: add
# how: Shares memory between processes by its name, and puts it away afterwards.
# needs: processes
from multiprocessing import Process, shared_memory


def write(name, a, b):
    memory = shared_memory.SharedMemory(name)
    text = str(a + b).encode()
    memory.buf[0] = len(text)
    memory.buf[1 : len(text) + 1] = text
    memory.close()


def add(a, b):
    memory = shared_memory.SharedMemory(create=True, size=128)
    try:
        process = Process(target=write, args=(memory.name, a, b))
        process.start()
        process.join()
        return int(bytes(memory.buf[1 : memory.buf[0] + 1]))
    finally:
        memory.close()
        memory.unlink()
