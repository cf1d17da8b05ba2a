# expect: correct
# assignment: add
# how: A pool of processes, a queue, a shared value, a lock and a manager of multiprocessing.
# needs: processes
import multiprocessing
import operator


def put(queue, total, lock, a, b):
    with lock:
        total.value += 1
    queue.put(a + b)


def add(a, b):
    queue, total, lock = multiprocessing.Queue(), multiprocessing.Value("i", 0), multiprocessing.Lock()
    workers = [multiprocessing.Process(target=put, args=(queue, total, lock, a, b)) for _ in range(3)]
    for worker in workers:
        worker.start()
    answers = {queue.get() for _ in workers}
    for worker in workers:
        worker.join()
    with multiprocessing.Pool(2) as pool:
        answers.add(pool.starmap(operator.add, [(a, b)])[0])
    assert total.value == 3 and len(answers) == 1
    return answers.pop()
