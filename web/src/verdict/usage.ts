import type { Submission } from "../../../contract/api.ts";
import type { Limits } from "../../../contract/limits.ts";
import type { Words } from "../words/words.ts";

/** How much of one limit a program used. */
export interface Usage {
  name: string;
  /** In words, beside the limit. */
  text: string;
  /** From 0 to 1. */
  share: number;
}

/**
 * What a run used of its limits; empty while it is not known, or when nothing was run. A memory limit can be met by one request
 * that was refused: the memory measured then is far below it and says nothing of what was asked for.
 */
export function usageOf(
  { usage }: Words,
  { cpuMs, memoryKb, verdict }: Submission,
  limits: Limits,
): Usage[] {
  if (cpuMs === null || memoryKb === null || verdict === "syntax_error") {
    return [];
  }
  const time = {
    name: usage.time,
    text: usage.of(
      cpuMs < 1_000 ? usage.milliseconds(cpuMs) : usage.seconds(rounded(cpuMs / 1_000)),
      usage.seconds(limits.cpuSeconds),
    ),
    share: share(cpuMs, limits.cpuSeconds * 1_000),
  };
  const mb = memoryKb / 1_024;
  const memory = {
    name: usage.memory,
    text: usage.of(usage.megabytes(rounded(mb)), usage.megabytes(limits.memoryMb)),
    share: share(mb, limits.memoryMb),
  };
  return verdict === "memory_limit" ? [time] : [time, memory];
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function share(used: number, limit: number): number {
  return Math.min(used / limit, 1);
}
