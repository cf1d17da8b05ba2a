import { env } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import type { Me, Submission } from "../../contract/api.ts";
import type { ErrorEnvelope } from "../../contract/errors.ts";
import type { Verdict } from "../../contract/verdict.ts";
import {
  grade,
  gradingOf,
  newNode,
  newStudent,
  newSubmission,
  only,
  openPage,
  type Student,
} from "../testing/actors.ts";

const MINUTE_MS = 60_000;

/** Two students who sent the same program, and its verdict. */
async function doubted(verdict: Verdict) {
  const first = await newSubmission();
  const other = await newStudent();
  const node = await newNode();
  await grade(node, first.submission, verdict);
  const cached = await other.submit(first.assignmentId, "x = 1");
  return { ...first, other, cached, node };
}

async function askAgain(student: Student, id: string) {
  return student.call<{ submission: Submission } & ErrorEnvelope>(
    "POST",
    `/submissions/${id}/regrade`,
  );
}

const scoreOf = async (student: Student) => (await student.call<Me>("GET", "/me")).body.score;

const read = async (student: Student, id: string) =>
  (await student.call<{ submission: Submission }>("GET", `/submissions/${id}`)).body.submission;

test("a better second look stands for everybody who sent the program, points and push included", async () => {
  const { student, submission, other, cached, node } = await doubted("time_limit");
  const [page, otherPage] = await Promise.all([openPage(student), openPage(other)]);
  expect((await read(student, submission.id)).regradableAt).not.toBeNull();

  const asked = await askAgain(student, submission.id);
  expect(asked).toMatchObject({
    status: 201,
    body: { submission: { id: submission.id, status: "pending", verdict: null } },
  });
  // Nobody else's verdict is in doubt meanwhile.
  expect(await read(other, cached.id)).toMatchObject({ status: "graded", verdict: "time_limit" });

  await grade(node, submission, "correct");
  for (const [who, id] of [
    [student, submission.id],
    [other, cached.id],
  ] as const) {
    expect(await read(who, id)).toMatchObject({ verdict: "correct", points: 100 });
    expect(await scoreOf(who)).toBe(100);
  }
  for (const [open, id] of [
    [page, submission.id],
    [otherPage, cached.id],
  ] as const) {
    await vi.waitFor(() => expect(verdictsOf(open.events, id).at(-1)).toBe("correct"));
  }
  // The next one who sends it gets the better verdict.
  const third = await newStudent();
  const again = await third.submit(submission.assignmentId, "x = 1");
  expect(again).toMatchObject({ cached: true, verdict: "correct" });
});

test("a second look that is no better leaves the verdict, and the student is told", async () => {
  const { student, submission, node } = await doubted("memory_limit");
  const page = await openPage(student);
  await askAgain(student, submission.id);
  await grade(node, submission, "time_limit");
  expect(await read(student, submission.id)).toMatchObject({
    status: "graded",
    verdict: "memory_limit",
  });
  await vi.waitFor(() =>
    expect(verdictsOf(page.events, submission.id)).toEqual([null, "memory_limit"]),
  );
});

test("a second look that ends by a fault of ours costs nothing: the verdict is there again", async () => {
  const { student, submission, node, assignmentId } = await doubted("time_limit");
  await askAgain(student, submission.id);
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await node.fail(only(await node.claim([await gradingOf(submission)])));
  }
  expect(await read(student, submission.id)).toMatchObject({
    status: "graded",
    verdict: "time_limit",
  });
  // The assignment is free for the next try.
  expect((await student.submit(assignmentId, "x = 2")).status).toBe("pending");
});

test("a verdict is looked at again once in ten minutes, whoever asks", async () => {
  const { student, submission, other, cached, node } = await doubted("time_limit");
  expect((await askAgain(student, submission.id)).status).toBe(201);
  await grade(node, submission, "time_limit");
  for (const [who, id] of [
    [student, submission.id],
    [other, cached.id],
  ] as const) {
    const refused = await askAgain(who, id);
    expect(refused).toMatchObject({ status: 429, body: { error: { code: "rate_limited" } } });
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(9 * 60);
  }
  await env.DB.prepare("update gradings set regraded_at = ? where id = ?")
    .bind(Date.now() - 11 * MINUTE_MS, await gradingOf(cached))
    .run();
  expect((await askAgain(other, cached.id)).status).toBe(201);
});

test("of two who ask at once only one look is made", async () => {
  const { student, submission, other, cached } = await doubted("time_limit");
  const answers = await Promise.all([askAgain(student, submission.id), askAgain(other, cached.id)]);
  expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([201, 429]);
});

test("only limits are looked at again, and only by who was told them", async () => {
  const { student, submission, other } = await doubted("incorrect");
  expect((await read(student, submission.id)).regradableAt).toBeNull();
  expect(await askAgain(student, submission.id)).toMatchObject({
    status: 409,
    body: { error: { code: "not_regradable" } },
  });
  expect((await askAgain(other, submission.id)).status).toBe(404);
});

function verdictsOf(events: Awaited<ReturnType<typeof openPage>>["events"], id: string) {
  return events.flatMap((event) =>
    event.type === "submission" && event.submission.id === id ? [event.submission.verdict] : [],
  );
}
