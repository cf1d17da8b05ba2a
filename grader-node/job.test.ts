import { expect, test } from "vitest";

import type { GradingResult } from "../contract/verdict.ts";
import { runJob, stuckAfterMs } from "./job.ts";
import { SandboxError, type Sandbox, type SandboxJob } from "./sandbox/types.ts";
import { BUNDLE, claimOf, RESULT, RIGHT } from "./testing/samples.ts";

const NEVER = new AbortController().signal;

function sandboxThat(run: (job: SandboxJob) => Promise<GradingResult>): Sandbox {
  return { name: "memory", run, close: async () => undefined };
}

const hung = () => new Promise<GradingResult>(() => undefined);

test("a result becomes a report under the claim's lease, and the sandbox gets bundle and code", async () => {
  const seen: SandboxJob[] = [];
  const sandbox = sandboxThat(async (job) => {
    seen.push(job);
    return RESULT;
  });
  const outcome = await runJob({ bundle: async () => BUNDLE, sandbox }, claimOf("a"), NEVER);
  expect(outcome).toEqual({
    report: { gradingId: "a", lease: "lease-a", outcome: { kind: "graded", result: RESULT } },
    fault: "none",
  });
  const { format: _, ...rest } = BUNDLE;
  expect(seen).toEqual([{ ...rest, code: RIGHT }]);
});

test("a fault of the sandbox becomes an error report, never a verdict", async () => {
  const sandbox = sandboxThat(() => Promise.reject(new SandboxError("The container ended.")));
  const { report, fault } = await runJob(
    { bundle: async () => BUNDLE, sandbox },
    claimOf("a"),
    NEVER,
  );
  expect(report.outcome).toEqual({
    kind: "error",
    reason: "The sandbox failed: The container ended.",
  });
  expect(fault).toBe("sandbox");
});

test("a bundle that cannot be had is an error report, and not the sandbox's fault", async () => {
  const sandbox = sandboxThat(async () => RESULT);
  const { report, fault } = await runJob(
    { bundle: () => Promise.reject(new Error("Status 503.")), sandbox },
    claimOf("a"),
    NEVER,
  );
  expect(report.outcome.kind).toBe("error");
  expect(fault).toBe("other");
});

test("an engine that never answers is stuck, even when it does not heed its signal", async () => {
  const deps = { bundle: async () => BUNDLE, sandbox: sandboxThat(hung) };
  const { report, fault } = await runJob(deps, claimOf("a", { leaseMs: 10 }), NEVER);
  expect(report.outcome.kind).toBe("error");
  expect(fault).toBe("stuck");
});

test("a bundle that does not come in time is not taken for a stuck engine", async () => {
  const sandbox = sandboxThat(async () => RESULT);
  const deps = { bundle: () => new Promise<never>(() => undefined), sandbox };
  const { fault } = await runJob(deps, claimOf("a", { leaseMs: 10 }), NEVER);
  expect(fault).toBe("other");
});

test("a job given up because the node stops is returned, and nobody's fault", async () => {
  const stopping = new AbortController();
  const deps = { bundle: async () => BUNDLE, sandbox: sandboxThat(hung) };
  const running = runJob(deps, claimOf("a"), stopping.signal);
  stopping.abort();
  const { report, fault } = await running;
  expect(report.outcome).toMatchObject({
    kind: "returned",
    reason: expect.stringContaining("stopped"),
  });
  expect(fault).toBe("other");
});

test("a reason of any length fits the report", async () => {
  const sandbox = sandboxThat(() => Promise.reject(new SandboxError("x".repeat(100_000))));
  const { report } = await runJob({ bundle: async () => BUNDLE, sandbox }, claimOf("a"), NEVER);
  expect(report.outcome.kind === "error" && report.outcome.reason.length).toBe(1_000);
});

test("a stuck engine is told before the lease ends", () => {
  for (const leaseMs of [10, 5_000, 30_000, 195_000]) {
    expect(stuckAfterMs(leaseMs)).toBeLessThan(leaseMs);
    expect(stuckAfterMs(leaseMs)).toBeGreaterThanOrEqual(leaseMs / 2);
  }
});
