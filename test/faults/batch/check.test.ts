import { expect, test } from "vitest";

import type { Submission } from "../../../contract/api.ts";
import type { Verdict } from "../../../contract/verdict.ts";
import { findProblems } from "./check.ts";
import type { StudentOutcome } from "./outcome.ts";

const POINTS = new Map([["sign", 100]]);

function submission(id: string, verdict: Verdict | null): Submission {
  return {
    id,
    assignmentId: "a",
    versionId: "v",
    codeHash: "h",
    createdAt: new Date(0).toISOString(),
    status: verdict === null ? "pending" : "graded",
    cached: false,
    verdict,
    isolation: null,
    sandbox: null,
    points: null,
    tests: [],
    testCount: null,
    feedback: null,
    line: null,
    queuePosition: null,
    expectedWaitMs: null,
    regradableAt: null,
    cpuMs: null,
    memoryKb: null,
  };
}

/** A student whose one right program went as it should. */
function healthy(): StudentOutcome {
  const task = {
    atMs: 0,
    program: { assignment: "sign", code: "x = 1\n", verdict: "correct" as const },
  };
  const end = submission("s1", "correct");
  const events = [
    { type: "snapshot" as const, seq: 4, score: 0, solved: 0, pending: [] },
    { type: "submission" as const, seq: 5, submission: submission("s1", null) },
    { type: "submission" as const, seq: 6, submission: end },
    { type: "score" as const, seq: 7, score: 100, solved: 1 },
  ];
  return {
    userId: "u1",
    tasks: [task],
    entries: [{ task, submissionId: "s1", taken: "answer", waitedMs: 1, end, learnt: "pushed" }],
    received: events.map((event) => ({ event, socket: 1, isMissed: false })),
    kept: [end],
    score: 100,
    solved: 1,
  };
}

const problemsOf = (student: StudentOutcome) => findProblems([student], POINTS, {});

test("a batch that went as it should has no problem", () => {
  expect(findProblems([healthy()], POINTS, { "pending gradings": 0 })).toEqual([]);
});

test("what is left over is named with its number", () => {
  expect(findProblems([healthy()], POINTS, { containers: 2 })).toEqual([
    "At the end there are 2 containers.",
  ]);
});

const BREAKS: [what: string, change: (student: StudentOutcome) => void, words: string][] = [
  ["a program that was never taken", (one) => void one.entries.pop(), "0 were taken"],
  ["a program that is there twice", (one) => void one.kept.push(submission("s2", "correct")), "s2"],
  ["one that the server forgot", (one) => void (one.kept = []), "not in its student's list"],
  [
    "an end that nobody told",
    (one) => Object.assign(one.entries[0] ?? {}, { end: null, learnt: null }),
    "never told to be over",
  ],
  [
    "a wrong verdict",
    (one) => void (one.kept = [submission("s1", "incorrect")]),
    "ended as incorrect",
  ],
  [
    "an end told twice",
    (one) =>
      void (one.received = [
        ...one.received,
        {
          event: { type: "submission", seq: 8, submission: submission("s1", "incorrect") },
          socket: 1,
          isMissed: false,
        },
      ]),
    "sent as correct and incorrect",
  ],
  [
    "an event that comes again",
    (one) => void (one.received = [...one.received, ...one.received.slice(-1)]),
    "event 7 after event 7",
  ],
  ["points that are missing", (one) => void (one.score = 0), "0 points"],
];

test.each(BREAKS)("%s is noticed", (_what, change, words) => {
  const student = healthy();
  change(student);
  expect(problemsOf(student).join("\n")).toContain(words);
});
