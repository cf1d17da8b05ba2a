import { createServer } from "node:net";

import { StartError } from "./child.ts";

/** The port itself when it is free, or any free one for 0. */
export async function requireFreePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", (error: NodeJS.ErrnoException) => {
      reject(
        new StartError(
          error.code === "EADDRINUSE"
            ? `Port ${port} is in use. Stop what uses it, or choose another: PORT=8788 npm start`
            : `Port ${port} cannot be used: ${error.message}`,
        ),
      );
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const free = typeof address === "object" && address !== null ? address.port : port;
      server.close(() => resolve(free));
    });
  });
}
