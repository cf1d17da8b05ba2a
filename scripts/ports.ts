import { createServer } from "node:net";

import { StartError } from "./child.ts";

/**
 * Below the ports that Linux gives to outgoing connections (`ip_local_port_range` begins at 32768): one
 * of those may be taken between the look at it and its use.
 */
const FIRST_OWN_PORT = 20_000;
const OWN_PORTS = 12_000;
const TRIES = 20;

/**
 * The port itself when it is free, or any free one for 0. Both of localhost's addresses are tried:
 * a browser may take either.
 */
export async function requireFreePort(port: number): Promise<number> {
  if (port !== 0) return free(port);
  for (let tried = 1; ; tried += 1) {
    const any = FIRST_OWN_PORT + Math.floor(Math.random() * OWN_PORTS);
    try {
      return await free(any);
    } catch (error) {
      if (tried === TRIES) throw error;
    }
  }
}

async function free(port: number): Promise<number> {
  await listenOnce(port, "127.0.0.1");
  await listenOnce(port, "::1").catch((error: unknown) => {
    // A machine without IPv6 has nobody listening there.
    if (error instanceof StartError) throw error;
  });
  return port;
}

async function listenOnce(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") {
        const advice = "Stop what uses it, or choose another: PORT=8788 npm start";
        reject(new StartError(`Port ${port} is in use. ${advice}`));
      } else if (error.code === "EACCES") {
        reject(new StartError(`Port ${port} cannot be used: ${error.message}`));
      } else reject(error);
    });
    server.listen(port, host, () => {
      server.close(() => resolve());
    });
  });
}
