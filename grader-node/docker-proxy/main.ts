import { availableParallelism } from "node:os";

import { z } from "zod";

import { createLog } from "../log.ts";
import { DEFAULT_REUSE, SandboxApparmor, SandboxReuse } from "../sandbox/settings.ts";
import { createDockerProxy } from "./proxy.ts";

const COUNT = "must be a whole number from 0 to 256";
const count = z.coerce.number(COUNT).int(COUNT).min(0, COUNT).max(256, COUNT);

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(2375),
  HOST: z.string().min(1).default("0.0.0.0"),
  DOCKER_SOCKET: z.string().min(1).default("/var/run/docker.sock"),
  /** As the grader's: only containers of this node are passed on. */
  NODE_NAME: z.string({ error: "must be the name of the grader's node" }).min(1).max(63),
  SLOTS: count.optional(),
  SANDBOX_REUSE: SandboxReuse.default(DEFAULT_REUSE),
  WARM_CONTAINERS: count.optional(),
  SANDBOX_IMAGE: z.string().min(1).default("gradewire-sandbox:latest"),
  SANDBOX_RUNTIME: z.string().optional(),
  SANDBOX_APPARMOR: SandboxApparmor.optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
});

const SPARE_CONTAINERS = 4;

/** An empty variable counts as absent, as compose files leave them so. */
const given = Object.fromEntries(
  Object.entries(process.env).filter((entry) => entry[1]?.trim() !== ""),
);
const parsed = Environment.safeParse(given);
if (!parsed.success) {
  console.error(`The socket proxy cannot start.\n${z.prettifyError(parsed.error)}`);
  process.exit(2);
}
const config = parsed.data;
const slots = config.SLOTS ?? availableParallelism();
const waiting = config.SANDBOX_REUSE === 1 ? (config.WARM_CONTAINERS ?? slots) : 0;
const log = createLog({ level: config.LOG_LEVEL, node: "docker-proxy" });
const server = createDockerProxy({
  policy: {
    node: config.NODE_NAME,
    image: config.SANDBOX_IMAGE,
    runtime: config.SANDBOX_RUNTIME,
    apparmor: config.SANDBOX_APPARMOR,
  },
  socketPath: config.DOCKER_SOCKET,
  // Twice what runs and waits, since each may be there beside its successor, or still be removed.
  maxContainers: 2 * (slots + waiting) + SPARE_CONTAINERS,
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
