import { hostname } from "node:os";

import { ensureSandboxImage } from "../grader-node/image/build.ts";
import { createDockerSandbox } from "../grader-node/sandbox/docker.ts";
import type { Sandbox } from "../grader-node/sandbox/types.ts";
import { CommandError, type Io } from "./io.ts";

/**
 * Opens the Docker sandbox (building its image first where it is missing), hands it to `use` and
 * leaves no container behind. `slots` is how many jobs will run side by side. `SANDBOX_IMAGE` and
 * `SANDBOX_RUNTIME` mean what they mean to a grader node.
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
    const image = io.env["SANDBOX_IMAGE"] || (await ensureSandboxImage({ log: io.err }));
    const runtime = io.env["SANDBOX_RUNTIME"] || undefined;
    const node = `cli-${hostname()}-${process.pid}`;
    const sandbox = createDockerSandbox({ image, node, runtime, warm: slots, onWarning: io.err });
    await sandbox.prepare();
    return sandbox;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`The sandbox cannot be used: ${reason}`, { cause: error });
  }
}
