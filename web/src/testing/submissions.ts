import type { Submission } from "../../../contract/api.ts";

/** A submission that was just taken, but for what the test says of it. */
export function pendingSubmission(fields: Partial<Submission> = {}): Submission {
  return {
    id: "s1",
    assignmentId: "a",
    versionId: "v",
    codeHash: "c",
    createdAt: "2026-11-20T10:00:00.000Z",
    status: "pending",
    cached: false,
    verdict: null,
    points: null,
    tests: [],
    feedback: null,
    line: null,
    queuePosition: 0,
    expectedWaitMs: null,
    regradableAt: null,
    testCount: null,
    cpuMs: null,
    memoryKb: null,
    isolation: null,
    sandbox: null,
    ...fields,
  };
}

/** One that has its verdict, `incorrect` unless the test says another. */
export function gradedSubmission(fields: Partial<Submission> = {}): Submission {
  return pendingSubmission({
    status: "graded",
    verdict: "incorrect",
    points: 0,
    queuePosition: null,
    cpuMs: 12,
    memoryKb: 10_240,
    isolation: "split",
    sandbox: "docker",
    ...fields,
  });
}
