# expect: incorrect
# assignment: later
# how: Raises asyncio's CancelledError where the test awaits it, which ends a task without a failure.
import asyncio


async def later(number):
    if number == 5:
        raise asyncio.CancelledError
    return number * 2
