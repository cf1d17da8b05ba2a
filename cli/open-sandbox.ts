import { hostname } from "node:os";

import type { z } from "zod";

import { ensureSandboxImage } from "../grader-node/image/build.ts";
import type { Isolation } from "../grader-node/sandbox/docker.ts";
import { DEFAULT_REUSE, SandboxApparmor, SandboxReuse } from "../grader-node/sandbox/settings.ts";
import type { Sandbox } from "../grader-node/sandbox/types.ts";
import { CommandError, type Io } from "./io.ts";

/**
 * Opens the Docker sandbox (building its image first where it is missing), hands it to `use` and
 * leaves no container behind. `slots` is how many jobs will run side by side. The variables that
 * begin with `SANDBOX_` mean what they mean to a grader node.
 * @throws {CommandError} when Docker cannot be used.
 */
export async function withSandbox<Result>(
  io: Io,
  slots: number,
  use: (sandbox: Sandbox) => Promise<Result>,
): Promise<Result> {
  const sandbox = await openSandbox(io, slots);
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

async function openSandbox(io: Io, slots: number): Promise<Sandbox> {
  try {
    const settings = readSettings(io.env);
    // The Docker client takes long to load; meanwhile Docker is asked for the image.
    const [image, { createDockerSandbox }] = await Promise.all([
      io.env["SANDBOX_IMAGE"] || ensureSandboxImage({ log: io.err }),
      import("../grader-node/sandbox/docker.ts"),
    ]);
    const node = `cli-${hostname()}-${process.pid}`;
    const sandbox = createDockerSandbox({
      ...settings,
      image,
      node,
      slots,
      warm: slots,
      onWarning: io.err,
      observer: { isolation: (isolation) => tellIsolation(isolation, io) },
    });
    await sandbox.prepare();
    return sandbox;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`The sandbox cannot be used: ${reason}`, { cause: error });
  }
}

/** An empty variable counts as absent, as for a grader node. @throws {CommandError} */
function readSettings(env: Io["env"]) {
  const read = <T>(name: string, schema: z.ZodType<T>) => {
    const text = env[name]?.trim();
    if (!text) return undefined;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    const wanted = parsed.error.issues[0]?.message;
    throw new CommandError(`${name} is ${JSON.stringify(text)}: it ${wanted}.`);
  };
  return {
    runtime: env["SANDBOX_RUNTIME"] || undefined,
    reuse: read("SANDBOX_REUSE", SandboxReuse) ?? DEFAULT_REUSE,
    apparmor: read("SANDBOX_APPARMOR", SandboxApparmor),
  };
}

function tellIsolation({ isolation, reason }: Isolation, io: Io): void {
  if (isolation === "namespaces") return;
  io.err(`Jobs are kept apart by users and limits alone. ${reason ?? ""}`.trimEnd());
}
