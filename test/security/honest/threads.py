# expect: correct
# assignment: add
# how: Shares its work between threads, with a lock, a queue and an event.
# needs: processes
import queue
import threading
from concurrent.futures import ThreadPoolExecutor


def add(a, b):
    tasks, lock, done = queue.Queue(), threading.Lock(), threading.Event()
    total = 0

    def work():
        nonlocal total
        while True:
            item = tasks.get()
            if item is None:
                done.set()
                return
            with lock:
                total += item

    thread = threading.Thread(target=work)
    thread.start()
    for item in (a, b, None):
        tasks.put(item)
    assert done.wait(5)
    thread.join()
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(int, [a, b])) == total
    return total
