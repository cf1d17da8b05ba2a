import { createServer } from "node:net";

import { StartError } from "./child.ts";

/**
 * The port itself when it is free, or any free one for 0. Both of localhost's addresses are tried:
 * a browser may take either.
 */
export async function requireFreePort(port: number): Promise<number> {
  const free = await listenOnce(port, "127.0.0.1");
  await listenOnce(free, "::1").catch((error: unknown) => {
    // A machine without IPv6 has nobody listening there.
    if (error instanceof StartError) throw error;
  });
  return free;
}

async function listenOnce(port: number, host: string): Promise<number> {
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
      const address = server.address();
      const free = typeof address === "object" && address !== null ? address.port : port;
      server.close(() => resolve(free));
    });
  });
}
