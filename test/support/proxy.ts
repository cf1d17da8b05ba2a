import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

import { tunnelThrough } from "./tunnels.ts";

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
  const tunnels = tunnelThrough(server, new URL(target));

  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${address.port}`,
    cutSockets: () => tunnels.cut(),
    mendSockets: () => tunnels.mend(),
    async close() {
      tunnels.cut();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
