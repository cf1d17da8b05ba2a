import { z } from "zod";

import { createLog } from "../log.ts";
import { createDockerProxy } from "./proxy.ts";

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(2375),
  HOST: z.string().min(1).default("0.0.0.0"),
  DOCKER_SOCKET: z.string().min(1).default("/var/run/docker.sock"),
  SANDBOX_IMAGE: z.string().min(1).default("gradewire-sandbox:latest"),
  SANDBOX_RUNTIME: z
    .string()
    .optional()
    .transform((runtime) => runtime || undefined),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
});

const parsed = Environment.safeParse(process.env);
if (!parsed.success) {
  console.error(`The socket proxy cannot start.\n${z.prettifyError(parsed.error)}`);
  process.exit(2);
}
const config = parsed.data;
const log = createLog({ level: config.LOG_LEVEL, node: "docker-proxy" });
const server = createDockerProxy({
  policy: { image: config.SANDBOX_IMAGE, runtime: config.SANDBOX_RUNTIME },
  socketPath: config.DOCKER_SOCKET,
  log,
});
server.listen(config.PORT, config.HOST, () => {
  log.info({ address: server.address(), image: config.SANDBOX_IMAGE }, "the socket proxy listens");
});

function stop(): void {
  server.close();
  server.closeAllConnections();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
