import type { SandboxJob } from "../types.ts";
import type { Ended } from "./host/pair.ts";

/** From the node to the process that has the interpreters. */
export type Request = { id: number; job: SandboxJob } | { id: number; job: null };

/** Back: that it can take jobs, how far one is, how it ended, or that it could not be run. */
export type Reply =
  | { type: "ready" }
  | { type: "progress"; id: number; progress: unknown }
  | { type: "ended"; id: number; ended: Exclude<Ended, { kind: "stuck" }> }
  | { type: "failed"; id: number; reason: string };
