# expect: correct
# assignment: later
# how: A test awaits its coroutine; inside are tasks, a context manager and an asynchronous generator.
import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def doubled():
    await asyncio.sleep(0)
    yield 2


async def parts(number):
    for _ in range(2):
        await asyncio.sleep(0)
        yield number


async def later(number):
    async with doubled() as factor:
        assert factor * number == sum([part async for part in parts(number)])
        return await asyncio.create_task(asyncio.sleep(0, number * factor))
