import { availableParallelism } from "node:os";

import { z } from "zod";

import { createLog } from "../log.ts";
import { createDockerProxy } from "./proxy.ts";

/** An empty variable counts as absent, as compose files leave them so. */
const optionalCount = z
  .union(
    [z.literal("").transform(() => undefined), z.coerce.number().int().min(0).max(256)],
    "must be a whole number from 0 to 256, or empty",
  )
  .optional();

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(2375),
  HOST: z.string().min(1).default("0.0.0.0"),
  DOCKER_SOCKET: z.string().min(1).default("/var/run/docker.sock"),
  /** As the grader's: only containers of this node are passed on. */
  NODE_NAME: z.string({ error: "must be the name of the grader's node" }).min(1).max(63),
  SLOTS: optionalCount,
  WARM_CONTAINERS: optionalCount,
  SANDBOX_IMAGE: z.string().min(1).default("gradewire-sandbox:latest"),
  SANDBOX_RUNTIME: z
    .string()
    .optional()
    .transform((runtime) => runtime || undefined),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
});

const SPARE_CONTAINERS = 4;

const parsed = Environment.safeParse(process.env);
if (!parsed.success) {
  console.error(`The socket proxy cannot start.\n${z.prettifyError(parsed.error)}`);
  process.exit(2);
}
const config = parsed.data;
const slots = config.SLOTS ?? availableParallelism();
const log = createLog({ level: config.LOG_LEVEL, node: "docker-proxy" });
const server = createDockerProxy({
  policy: { node: config.NODE_NAME, image: config.SANDBOX_IMAGE, runtime: config.SANDBOX_RUNTIME },
  socketPath: config.DOCKER_SOCKET,
  // Twice what runs and waits, since what was used is removed while its successor is made.
  maxContainers: 2 * (slots + (config.WARM_CONTAINERS ?? slots)) + SPARE_CONTAINERS,
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
