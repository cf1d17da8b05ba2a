import { createServer, request } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** A proxy on this machine in front of the Worker, whose WebSockets can be cut. */
export interface CuttableProxy {
  readonly url: string;
  /** Cuts every WebSocket and refuses new ones; plain requests go on. */
  cutSockets(): void;
  mendSockets(): void;
  close(): Promise<void>;
}

/** `onAnswer` is told of each plain request once it is answered, with the bytes of the answer's body. */
export async function startProxy(
  target: string,
  onAnswer?: (path: string, bytes: number) => void,
): Promise<CuttableProxy> {
  const { hostname, port } = new URL(target);
  const tunnels = new Set<Socket>();
  let isCut = false;

  const server = createServer((incoming, answer) => {
    const { method, url, headers } = incoming;
    const outgoing = request({ hostname, port, method, path: url, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      let bytes = 0;
      response.on("data", (part: Buffer) => (bytes += part.length));
      response.on("end", () => onAnswer?.(url ?? "", bytes));
      response.pipe(answer);
    });
    outgoing.on("error", () => answer.destroy());
    incoming.pipe(outgoing);
  });

  server.on("upgrade", (incoming, near: Socket, head) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname, () => {
      const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
      for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
        lines.push(`${incoming.rawHeaders[i]}: ${incoming.rawHeaders[i + 1]}`);
      }
      far.write(`${lines.join("\r\n")}\r\n\r\n`);
      far.write(head);
      near.pipe(far).pipe(near);
    });
    for (const socket of [near, far]) {
      tunnels.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        tunnels.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
  });

  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;

  const cutSockets = () => {
    isCut = true;
    for (const socket of tunnels) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    cutSockets,
    mendSockets: () => {
      isCut = false;
    },
    async close() {
      cutSockets();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
