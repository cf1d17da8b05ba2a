# expect: correct
# assignment: add
# how: A server and its client in one program, on 127.0.0.1 with threads and with asyncio.
# needs: processes
import asyncio
import socket
import threading


def serve(server, answer):
    connection, _address = server.accept()
    with connection:
        connection.sendall(str(answer(connection.recv(100).decode())).encode())


def add(a, b):
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve, args=(server, lambda text: sum(map(int, text.split()))))
        thread.start()
        with socket.create_connection(server.getsockname(), 5) as client:
            client.sendall(f"{a} {b}".encode())
            answer = int(client.recv(100))
        thread.join()
    assert asyncio.run(echoed(str(answer))) == str(answer)
    return answer


async def echoed(text):
    async def echo(reader, writer):
        writer.write(await reader.read(100))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(text.encode())
        answer = await reader.read(100)
        writer.close()
    return answer.decode()
