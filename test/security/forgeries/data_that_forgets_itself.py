# expect: incorrect
# assignment: order
# how: Its list is emptied by another thread while it is handed over, and says another length than
#   it has.
# needs: processes
import threading


class Fleeting(list):
    def __len__(self):
        return 20

    def __iter__(self):
        return iter(())


def order(numbers):
    answer = Fleeting(numbers)
    threading.Timer(0, answer.clear).start()
    numbers.clear()
    return answer
