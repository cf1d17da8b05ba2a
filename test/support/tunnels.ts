import type { IncomingMessage, Server } from "node:http";
import { connect, type Socket } from "node:net";

/** The WebSockets that pass through a proxy. */
export interface Tunnels {
  /** Ends every WebSocket, and each new one until they are let through again. */
  cut(): void;
  mend(): void;
}

/** Passes the WebSockets that come to `server` on to `target`. */
export function tunnelThrough(server: Server, target: URL): Tunnels {
  const open = new Set<Socket>();
  let isCut = false;

  server.on("upgrade", (incoming: IncomingMessage, near: Socket, head: Buffer) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname, () => {
      const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
      for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
        lines.push(`${incoming.rawHeaders[i]}: ${incoming.rawHeaders[i + 1]}`);
      }
      far.write(`${lines.join("\r\n")}\r\n\r\n`);
      far.write(head);
      near.pipe(far).pipe(near);
    });
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
  });

  return {
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend() {
      isCut = false;
    },
  };
}
