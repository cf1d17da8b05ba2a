import { hostname } from "node:os";

import type { z } from "zod";

import type { SandboxKind } from "../contract/verdict.ts";
import { ensureSandboxImage } from "../grader-node/image/build.ts";
import { chooseSandbox } from "../grader-node/sandbox/choice.ts";
import type { Isolation } from "../grader-node/sandbox/docker.ts";
import {
  DEFAULT_REUSE,
  SandboxApparmor,
  SandboxReuse,
  SandboxSetting,
} from "../grader-node/sandbox/settings.ts";
import type { Sandbox } from "../grader-node/sandbox/types.ts";
import { CommandError, type Io } from "./io.ts";

/**
 * Opens the sandbox that is asked for, by `wanted` or by the variable SANDBOX; else Docker's (building
 * its image first where it is missing), or Python in WebAssembly where no engine answers. Hands it to
 * `use` and leaves nothing behind. `slots` is how many jobs will run side by side. The variables that
 * begin with `SANDBOX_` mean what they mean to a grader node.
 * @throws {CommandError} when it cannot be used.
 */
export async function withSandbox<Result>(
  io: Io,
  slots: number,
  use: (sandbox: Sandbox) => Promise<Result>,
  wanted?: SandboxKind,
): Promise<Result> {
  const asked = wanted ?? read(io.env, "SANDBOX", SandboxSetting);
  const { kind, notice } = await chooseSandbox(asked);
  if (notice !== null) io.err(notice);
  const sandbox = await (kind === "wasm" ? openWasm(slots) : openDocker(io, slots));
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

async function openWasm(slots: number): Promise<Sandbox> {
  const { createWasmSandbox, MOST_SLOTS } = await import("../grader-node/sandbox/wasm.ts");
  const sandbox = createWasmSandbox({ slots: Math.min(slots, MOST_SLOTS) });
  try {
    await sandbox.prepare();
  } catch (error) {
    throw new CommandError(`The sandbox cannot be used: ${reasonOf(error)}`, { cause: error });
  }
  return sandbox;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function openDocker(io: Io, slots: number): Promise<Sandbox> {
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
    throw new CommandError(`The sandbox cannot be used: ${reasonOf(error)}`, { cause: error });
  }
}

/** An empty variable counts as absent, as for a grader node. @throws {CommandError} */
function read<T>(env: Io["env"], name: string, schema: z.ZodType<T>): T | undefined {
  const text = env[name]?.trim();
  if (!text) return undefined;
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data;
  const wanted = parsed.error.issues[0]?.message;
  throw new CommandError(`${name} is ${JSON.stringify(text)}: it ${wanted}.`);
}

function readSettings(env: Io["env"]) {
  return {
    runtime: env["SANDBOX_RUNTIME"] || undefined,
    reuse: read(env, "SANDBOX_REUSE", SandboxReuse) ?? DEFAULT_REUSE,
    apparmor: read(env, "SANDBOX_APPARMOR", SandboxApparmor),
  };
}

function tellIsolation({ isolation, reason }: Isolation, io: Io): void {
  if (isolation === "namespaces") return;
  io.err(`Jobs are kept apart by users and limits alone. ${reason ?? ""}`.trimEnd());
}
