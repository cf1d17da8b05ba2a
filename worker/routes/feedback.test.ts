import { env } from "cloudflare:test";
import { expect, test } from "vitest";

import type { Assignment } from "../../contract/api.ts";
import type { ErrorEnvelope } from "../../contract/errors.ts";
import type { ProblemReport, Rating } from "../../contract/feedback.ts";
import {
  assignmentUpload,
  grade,
  newCourse,
  newNode,
  newStudent,
  type Student,
} from "../testing/actors.ts";

/** A student who has solved the first of two assignments. */
async function solver(): Promise<{ student: Student; solved: string; other: string }> {
  const { ids } = await newCourse([assignmentUpload("a"), assignmentUpload("b")]);
  const [solved = "", other = ""] = ids;
  const student = await newStudent();
  await grade(await newNode(), await student.submit(solved, "x = 1"), "correct");
  return { student, solved, other };
}

const rate = async (student: Student, id: string, body: unknown) =>
  student.call<{ rating: Rating } & ErrorEnvelope>("PUT", `/assignments/${id}/rating`, body);

const report = async (student: Student, id: string, body: unknown) =>
  student.call<{ report: ProblemReport } & ErrorEnvelope>(
    "POST",
    `/assignments/${id}/reports`,
    body,
  );

const readRating = async (student: Student, id: string) =>
  (await student.call<{ assignment: Assignment }>("GET", `/assignments/${id}`)).body.assignment
    .rating;

/** As if all of a user's reports had been made so much earlier. */
async function backdate(student: Student, ms: number): Promise<void> {
  await env.DB.prepare("update problem_reports set created_at = created_at - ? where user_id = ?")
    .bind(ms, student.id)
    .run();
}

test("a rating is its user's last word, and nobody else's page shows it", async () => {
  const { student, solved } = await solver();
  expect(await readRating(student, solved)).toBeNull();
  const first = await rate(student, solved, { stars: 2, comment: "Hm." });
  expect([first.status, first.body.rating]).toMatchObject([200, { stars: 2, comment: "Hm." }]);
  const second = await rate(student, solved, { stars: 5 });
  expect(second.body.rating).toMatchObject({ stars: 5, comment: null });
  expect(await readRating(student, solved)).toEqual(second.body.rating);
  expect(await readRating(await newStudent(), solved)).toBeNull();
});

test("an assignment is rated once it is solved", async () => {
  const { student, other } = await solver();
  const early = await rate(student, other, { stars: 1 });
  expect([early.status, early.body.error]).toMatchObject([
    409,
    { code: "not_solved", message: expect.stringContaining("solved") },
  ]);
  expect(await readRating(student, other)).toBeNull();
  expect((await rate(student, "none", { stars: 1 })).status).toBe(404);
});

test("stars are one to five, and a comment of blanks is none", async () => {
  const { student, solved } = await solver();
  for (const stars of [0, 6, 2.5, "5"]) {
    expect((await rate(student, solved, { stars })).status).toBe(422);
  }
  expect((await rate(student, solved, { stars: 3, comment: "x".repeat(2_001) })).status).toBe(422);
  expect(
    (await rate(student, solved, { stars: 3, comment: " \n" })).body.rating.comment,
  ).toBeNull();
});

test("a problem is reported before anything is solved, with or without a submission that shows it", async () => {
  const { student, solved, other } = await solver();
  const bare = await report(student, other, { message: "The example is wrong." });
  expect([bare.status, bare.body.report]).toMatchObject([
    201,
    { message: "The example is wrong.", state: "open" },
  ]);
  const { id: submissionId } = await student.submit(other, "x = 2");
  expect((await report(student, other, { message: "See this.", submissionId })).status).toBe(201);
  // Neither another assignment's nor another student's.
  expect((await report(student, solved, { message: "See this.", submissionId })).status).toBe(404);
  const stranger = await newStudent();
  expect((await report(stranger, other, { message: "See this.", submissionId })).status).toBe(404);
  for (const message of ["", "  ", "x".repeat(2_001)]) {
    expect((await report(student, other, { message })).status).toBe(422);
  }
});

test("the sixth report of a day is refused with the time after which there is room again", async () => {
  const { student, solved, other } = await solver();
  const hour = 3_600_000;
  expect((await report(student, other, { message: "1" })).status).toBe(201);
  await backdate(student, 2 * hour);
  for (const message of ["2", "3", "4", "5"]) {
    expect((await report(student, other, { message })).status).toBe(201);
  }
  const sixth = await report(student, other, { message: "6" });
  expect([sixth.status, sixth.body.error.code]).toEqual([429, "rate_limited"]);
  expect(Number(sixth.headers.get("Retry-After"))).toBeGreaterThan(21 * 3_600);
  expect(Number(sixth.headers.get("Retry-After"))).toBeLessThanOrEqual(22 * 3_600);
  // Another assignment, and another student, are not held up by that.
  expect((await report(student, solved, { message: "7" })).status).toBe(201);
  expect((await report(await newStudent(), other, { message: "8" })).status).toBe(201);
  await backdate(student, 22 * hour);
  expect((await report(student, other, { message: "9" })).status).toBe(201);
});

test("of reports that come at one moment five are kept", async () => {
  const { student, other } = await solver();
  const answers = await Promise.all(
    Array.from({ length: 8 }, async (_, at) => report(student, other, { message: `${at}` })),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
});
