import { z } from "zod";

import { SandboxResult } from "../../../contract/verdict.ts";
import { SandboxProgress } from "../types.ts";

/** How a container keeps jobs apart: in namespaces of their own, or by users and limits alone. */
export const ISOLATION_LEVELS = ["namespaces", "users"] as const;

/** Said by a container at its start, and again when nothing of the last job is left. */
export const Ready = z.object({
  type: z.literal("ready"),
  isolation: z.enum(ISOLATION_LEVELS),
  /** Why it is not "namespaces", as a sentence. */
  reason: z.string().max(1_000).nullable(),
});
export type Ready = z.infer<typeof Ready>;

/** Said once for each job: its result, or a fault of ours. */
export const Answer = z.discriminatedUnion("type", [
  z.object({ type: z.literal("result"), result: SandboxResult }),
  z.object({ type: z.literal("error"), reason: z.string() }),
]);
export type Answer = z.infer<typeof Answer>;

/** Said of a job before its answer, any number of times. */
const SoFar = SandboxProgress.extend({ type: z.literal("progress") });

/** What may be said by a container that was asked. */
export const Said = z.discriminatedUnion("type", [...Answer.options, SoFar]);
