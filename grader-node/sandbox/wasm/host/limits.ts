import type { SandboxJob } from "../../types.ts";

/** As in the container's own clockwork (image/gradewire/run.py and report.py), in milliseconds. */
const WALL_FACTOR = 2;
const WALL_EXTRA_MS = 4_000;
const TESTS_FACTOR = 2;
const JUDGE_SILENCE_MS = 10_000;
/** How long a run must last for its tests to be told one by one, and how often they then are. */
export const TELL_AFTER_MS = 500;
export const TELL_EVERY_MS = 250;

export type Limits = SandboxJob["limits"];
export type Limit = "time_limit" | "memory_limit" | "output_limit";

/** What is known of a run at one moment, in milliseconds. */
export interface Look {
  /** Since the program's clock started. */
  elapsedMs: number;
  /** Since the judge last asked the program something or waited for it. */
  silentMs: number;
  studentCpuMs: number;
  /** Whether it is the program's turn. */
  isRunning: boolean;
  /** Whether a test has called it. */
  wasCalled: boolean;
}

/** What is to be done about a run: nothing, to end the program, or to give up the tests themselves. */
export type Step =
  | { do: "wait" }
  | { do: "stop"; limit: Limit; cause: "waited" | "tests held up" | null }
  | { do: "fail"; reason: string };

/** The clock behind the CPU's, for a program that sleeps or waits. */
export function wallMs({ cpuSeconds }: Limits): number {
  return cpuSeconds * 1_000 * WALL_FACTOR + WALL_EXTRA_MS;
}

/** The rules by which a run is ended, in their order. */
export function nextStep(limits: Limits, look: Look): Step {
  if (look.studentCpuMs > limits.cpuSeconds * 1_000) {
    return { do: "stop", limit: "time_limit", cause: null };
  }
  if (!look.isRunning && look.silentMs > JUDGE_SILENCE_MS) {
    if (look.wasCalled) return { do: "stop", limit: "time_limit", cause: "tests held up" };
    const seconds = JUDGE_SILENCE_MS / 1_000;
    const reason = `The tests ran for ${seconds} s without calling the program: they hang, not the program.`;
    return { do: "fail", reason };
  }
  const wall = wallMs(limits);
  if (look.wasCalled && look.elapsedMs > TESTS_FACTOR * wall) {
    return { do: "stop", limit: "time_limit", cause: "tests held up" };
  }
  if (look.isRunning && look.elapsedMs > wall) {
    return { do: "stop", limit: "time_limit", cause: "waited" };
  }
  return { do: "wait" };
}
