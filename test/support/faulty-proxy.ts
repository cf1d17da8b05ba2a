import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

import { type Tunnels, tunnelThrough } from "./tunnels.ts";

/**
 * What a bad network does with one request: `lose` it on the way there, `deafen` its sender to the
 * answer, or pass it on `twice`; else it passes. Before that it may be held up.
 */
export interface Treatment {
  fate?: "pass" | "lose" | "deafen" | "twice";
  delayMs?: number;
}

export interface FaultyProxyHooks {
  /** Asked once for each plain request. */
  treat?(path: string): Treatment;
  /** The request is read whole, and not yet passed on. */
  onRequest?(path: string): void;
  /** The answer has come, and nobody was told. */
  onAnswer?(path: string): void;
}

export interface FaultyProxy {
  readonly url: string;
  readonly sockets: Tunnels;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

/** A way to `target` on which requests get lost, late or doubled. */
export async function startFaultyProxy(
  target: string,
  hooks: FaultyProxyHooks,
): Promise<FaultyProxy> {
  const { hostname, port } = new URL(target);

  async function ask({ method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = request({ hostname, port, method, path: url, headers }, resolve);
      outgoing.on("error", reject);
      outgoing.end(body);
    });
    return {
      status: response.statusCode ?? 502,
      headers: response.headers,
      body: await buffer(response),
    };
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url ?? "";
    const body = await buffer(incoming);
    const { fate = "pass", delayMs = 0 } = hooks.treat?.(path) ?? {};
    if (delayMs > 0) await sleep(delayMs);
    if (fate === "lose") {
      outgoing.destroy();
      return;
    }
    hooks.onRequest?.(path);
    const [answer] = await Promise.all(
      Array.from({ length: fate === "twice" ? 2 : 1 }, async () => ask(incoming, body)),
    );
    hooks.onAnswer?.(path);
    if (fate === "deafen" || answer === undefined) {
      outgoing.destroy();
      return;
    }
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  const sockets = tunnelThrough(server, new URL(target));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${address.port}`,
    sockets,
    async close() {
      sockets.cut();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
