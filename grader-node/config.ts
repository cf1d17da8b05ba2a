import { availableParallelism, hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

import {
  DEFAULT_REUSE,
  SandboxApparmor,
  SandboxReuse,
  SandboxSetting,
} from "./sandbox/settings.ts";

const SECRETS = new Set(["NODE_TOKEN", "QUEUE_TOKEN"]);

const httpUrl = z
  .url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" })
  .transform((url) => url.replace(/\/+$/, ""));

const filled = (what: string) => z.string(what).min(1, what);

function whole(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(error).int(error).min(min, error).max(max, error);
}

const SLOTS = whole(1, 256).default(() => availableParallelism());

/** The grader's whole configuration: one variable of the environment a line. */
const Environment = z.object({
  /** The origin of the Worker. */
  API_URL: httpUrl,
  /** This node's token at the Worker. */
  NODE_TOKEN: filled("must be this node's token, as the Worker's administrator gave it out"),
  /** Tells nodes apart, in the fleet and among the containers of one engine. */
  NODE_NAME: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/, {
      error: "must be 1 to 63 letters, digits, dots, hyphens or underscores",
    })
    .default(() =>
      hostname()
        .replaceAll(/[^A-Za-z0-9_.-]/g, "-")
        .slice(0, 63),
    ),

  QUEUE_API_URL: httpUrl.default("https://api.cloudflare.com/client/v4"),
  QUEUE_ACCOUNT_ID: filled("must be the id of the Cloudflare account that has the queues"),
  /** An API token that may read and write queues. */
  QUEUE_TOKEN: filled("must be an API token that may read and write the queues"),
  /** The queue of students' submissions. */
  QUEUE_ID: filled("must be the id of the queue that carries students' submissions"),
  /** The queue of regrades; without one this node takes no regrades. */
  QUEUE_BULK_ID: filled(
    "must be the id of the queue that carries regrades, or be absent",
  ).optional(),

  /** How many programs run side by side. */
  SLOTS,
  /** Containers, unless Python in WebAssembly is asked for: an operator's node never falls back to it. */
  SANDBOX: SandboxSetting.default("docker"),
  /** How many jobs a container takes, one after another; `never` is a container per job. */
  SANDBOX_REUSE: SandboxReuse.default(DEFAULT_REUSE),
  /** With a container per job: how many wait, started, for theirs. */
  WARM_CONTAINERS: whole(0, 256).optional(),
  SANDBOX_IMAGE: filled("must be the name of a sandbox image").default("gradewire-sandbox:latest"),
  /** Another OCI runtime known to the engine, such as runsc. */
  SANDBOX_RUNTIME: filled("must be the name of a runtime known to Docker, or be absent").optional(),
  /** A profile that lets a container mount in a namespace of its own, where the host has AppArmor. */
  SANDBOX_APPARMOR: SandboxApparmor.optional(),
  /** The engine, as the docker command understands it; it is read by the Docker client. */
  DOCKER_HOST: z
    .string()
    .regex(/^(unix|tcp|ssh|http|https|npipe):\/\/.+/, {
      error: "must be an engine's address, such as unix:///var/run/docker.sock",
    })
    .optional(),

  /** Where bundles are kept between jobs and runs. */
  CACHE_DIR: filled("must be a directory").default(() => join(tmpdir(), "gradewire-bundles")),
  CACHE_MAX_MB: whole(1, 1_000_000).default(512),

  /** `/healthz` and `/metrics`; port 0 means any free one. */
  HEALTH_PORT: whole(0, 65_535).default(9464),
  HEALTH_HOST: filled("must be an address of this machine").default("127.0.0.1"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace or silent",
    })
    .default("info"),
  /** How often known programs are graded between jobs, to find out whether this node still can. */
  CANARY_SECONDS: whole(1, 86_400).default(300),
  /** How long a stopping node may take to finish what runs, in milliseconds. */
  DRAIN_MS: whole(0, 3_600_000).default(60_000),
});

/** Every variable that the grader reads. */
export const VARIABLES: readonly string[] = Object.keys(Environment.shape);

export type Config = Omit<z.output<typeof Environment>, "WARM_CONTAINERS"> & {
  WARM_CONTAINERS: number;
};

/** The environment is not usable; the message lists every reason, one sentence a line. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * Reads the grader's configuration. An empty variable counts as absent, as compose files leave
 * them so.
 * @throws {ConfigError} with every error at once.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter((entry) => entry[1] !== undefined && entry[1].trim() !== ""),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => complaint(issue, given));
    throw new ConfigError([...new Set(lines)].join("\n"));
  }
  const config = parsed.data;
  return { ...config, WARM_CONTAINERS: config.WARM_CONTAINERS ?? config.SLOTS };
}

function complaint(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  const value = given[name];
  const wanted = issue.message;
  if (value === undefined) return `${name} is not set: it ${wanted}.`;
  if (SECRETS.has(name)) return `${name} is not usable: it ${wanted}.`;
  return `${name} is ${JSON.stringify(value)}: it ${wanted}.`;
}
