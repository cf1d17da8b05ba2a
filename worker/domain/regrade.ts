import type { Verdict } from "../../contract/verdict.ts";

/** Verdicts that a busy machine might have caused: only these may be doubted. */
export const DOUBTFUL_VERDICTS = ["time_limit", "memory_limit"] as const satisfies Verdict[];

/** A verdict is looked at again at most this often, whoever asks. */
export const REGRADE_EVERY_MS = 10 * 60_000;

/** What is known of a verdict's earlier second looks. Times are milliseconds since 1970. */
export interface Regradable {
  verdict: Verdict | null;
  gradedAt: number | null;
  /** When a second look was last asked for. */
  regradedAt: number | null;
}

/** From when a verdict can be graded again, in milliseconds since 1970; null when it never can. */
export function regradableAt({ verdict, gradedAt, regradedAt }: Regradable): number | null {
  if (gradedAt === null || !DOUBTFUL_VERDICTS.some((one) => one === verdict)) return null;
  return regradedAt === null ? gradedAt : regradedAt + REGRADE_EVERY_MS;
}
