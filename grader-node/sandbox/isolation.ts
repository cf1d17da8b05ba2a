import { ISOLATION_LEVELS, type Ready } from "./docker/messages.ts";

/** What keeps jobs apart: one of a container's levels, or interpreters of their own in WebAssembly. */
export const ALL_LEVELS = [...ISOLATION_LEVELS, "interpreters"] as const;

/** A level, and as a sentence why it is not the best, "namespaces". */
export interface Isolation {
  isolation: (typeof ALL_LEVELS)[number];
  reason: Ready["reason"];
}

export const WASM_ISOLATION: Isolation = {
  isolation: "interpreters",
  reason: "Jobs run in WebAssembly, without containers: for trying and teaching on one machine.",
};
