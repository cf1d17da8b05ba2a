# expect: correct
# assignment: add
# how: Coroutines side by side, time limits, queues, a thread and a process of asyncio's.
# needs: processes
import asyncio
import sys


async def half(number):
    await asyncio.sleep(0.01)
    return number


async def main(a, b):
    first, second = await asyncio.gather(half(a), half(b))
    total = await asyncio.to_thread(lambda: first + second)
    queue = asyncio.Queue()
    await queue.put(await asyncio.wait_for(half(total), 5))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "print(1)", stdout=asyncio.subprocess.PIPE
    )
    output, _errors = await process.communicate()
    assert output == b"1\n"
    return await queue.get()


def add(a, b):
    return asyncio.run(main(a, b))
