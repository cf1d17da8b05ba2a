import { z } from "zod";

/**
 * What one run of a student's program may use. CPU time is that of the student's own process;
 * a wall limit several times as long stands behind it.
 */
export const Limits = z.object({
  cpuSeconds: z.number().positive().max(60).default(5),
  memoryMb: z.int().min(32).max(2048).default(256),
  outputKb: z.int().min(1).max(1024).default(64),
});
export type Limits = z.infer<typeof Limits>;

export const DEFAULT_LIMITS: Limits = Limits.parse({});

/**
 * What somebody typed. Half a surrogate pair is no text: stored, it would come back as something else.
 */
export const Text = z
  .string()
  .refine((text) => text.isWellFormed(), "must be well-formed Unicode text");

/** The largest program a student may send, in UTF-8 bytes. */
export const MAX_CODE_BYTES = 64 * 1024;
/** The largest bundle, in UTF-8 bytes of its JSON: one row of D1 holds at most 2 MB. */
export const MAX_BUNDLE_BYTES = 1024 * 1024;
/** Points of an assignment that names none. */
export const DEFAULT_POINTS = 100;
