import { describe, expect, test } from "vitest";

import type { Submission } from "../../../contract/api.ts";
import { progressWords, waitingWords } from "./waiting-words.ts";

function open(fields: Partial<Submission>): Submission {
  return {
    id: "s",
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
    expectedWaitMs: 100,
    regradableAt: null,
    testCount: null,
    cpuMs: null,
    memoryKb: null,
    isolation: null,
    sandbox: null,
    ...fields,
  };
}

const ended = {
  name: "t.T.a",
  title: null,
  outcome: "passed" as const,
  message: null,
  expected: null,
  actual: null,
  line: null,
  output: null,
};

describe("what is said of a wait", () => {
  test.each([
    [0, 100, "your turn: the verdict should be here in a moment"],
    [0, 9_600, "in about 10 seconds"],
    [1, 1_000, "2nd in line, a moment"],
    [2, 8_000, "3rd in line, about 8 seconds"],
    [10, 65_000, "11th in line, about a minute"],
    [21, 300_000, "22nd in line, about 5 minutes"],
    [2, null, "No grader is connected right now"],
    [null, null, "Waiting for a grader"],
  ])("with %s before it and %s ms to wait", (queuePosition, expectedWaitMs, expected) => {
    expect(waitingWords(open({ queuePosition, expectedWaitMs }))).toContain(expected);
  });
});

describe("what is said of a run", () => {
  test("how many of its tests have ended", () => {
    const running = open({ status: "running", tests: [ended, ended], testCount: 7 });
    expect(progressWords(running)).toBe("2 of 7 tests done");
    expect(progressWords(open({ status: "running", testCount: 1 }))).toBe("0 of 1 test done");
  });

  test("nothing before it is known, nor once there is a verdict", () => {
    expect(progressWords(open({ status: "running" }))).toBeNull();
    expect(progressWords(open({ status: "pending", testCount: 3 }))).toBeNull();
    expect(progressWords(open({ status: "graded", tests: [ended], testCount: 1 }))).toBeNull();
  });
});
