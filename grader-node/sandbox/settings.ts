import { z } from "zod";

import { SandboxKind } from "../../contract/verdict.ts";

const MAX_REUSE = 1_000_000;
const WANTED = `must be "never" or a whole number from 1 to ${MAX_REUSE}`;

/** `SANDBOX`: containers, or Python in WebAssembly. */
export const SandboxSetting = z.enum(SandboxKind.options, "must be docker or wasm");

/** How many jobs a container takes where nothing else is said. */
export const DEFAULT_REUSE = 1_000;

/**
 * `SANDBOX_REUSE`: how many jobs a container takes, one after another, before it is replaced. `never`
 * is a container per job, and the same as 1.
 */
export const SandboxReuse = z
  .string(WANTED)
  .regex(/^(never|[1-9]\d*)$/, WANTED)
  .transform((text) => (text === "never" ? 1 : Number(text)))
  .refine((count) => count <= MAX_REUSE, WANTED);

/** `SANDBOX_APPARMOR`: the name of a profile as AppArmor writes it. */
export const SandboxApparmor = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_./-]{0,127}$/, "must be the name of a loaded AppArmor profile");
