import { env } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import { AccountExport } from "../../contract/export.ts";
import { TestResult } from "../../contract/verdict.ts";
import { newId } from "../domain/id.ts";
import { instant } from "../domain/instant.ts";
import { hashToken, newToken } from "../domain/token.ts";
import { exportAccount } from "../flow/export.ts";
import { signIn } from "../flow/accounts.ts";
import { userObjectOf } from "../flow/delivery.ts";
import { openDb } from "../store/db.ts";
import { listSubmissionsAfter } from "../store/export.ts";
import {
  assignmentUpload,
  caller,
  grade,
  newCourse,
  newNode,
  newStudent,
  resultOf,
  type Student,
} from "../testing/actors.ts";

async function readExport({ call }: Pick<Student, "call">) {
  const { status, body, headers } = await call("GET", "/me/export");
  expect(status).toBe(200);
  return { file: AccountExport.strict().parse(body), headers, text: JSON.stringify(body) };
}

test("an export has everything of the user's, and nothing that opens the account", async () => {
  const { slug, ids } = await newCourse([assignmentUpload("a"), assignmentUpload("b")]);
  const [a = "", b = ""] = ids;
  const student = await newStudent();
  const stranger = await newStudent();
  await stranger.submit(a, "x = 'not theirs'");
  const solved = await student.submit(a, "x = 1\r\n");
  await grade(await newNode(), solved, "correct");
  const open = await student.submit(b, "x = 2");
  await student.call("PUT", `/courses/${slug}/current`, { assignmentId: b });
  await student.call("PUT", `/assignments/${b}/draft`, { code: "x = 3" });
  await student.call("PUT", `/assignments/${a}/rating`, { stars: 5, comment: "Good." });
  await student.call("POST", `/assignments/${b}/reports`, {
    message: "Odd.",
    submissionId: open.id,
  });
  const token = newToken();
  const tokenHash = await hashToken(token);
  await signIn(
    env,
    openDb(env.DB),
    { issuer: "https://id.example", subject: "s-1" },
    { visitor: { id: student.id, role: "student" }, tokenHash, now: Date.now() },
  );
  await env.DB.prepare("insert into course_roles values (?, ?, 1)").bind(slug, student.id).run();
  const call = caller(token);
  const { code } = (await call<{ code: string }>("POST", "/me/recovery-code")).body;

  const { file, headers, text } = await readExport({ call });
  expect(headers.get("Content-Disposition")).toMatch(
    /^attachment; filename="gradewire-\d{4}-\d\d-\d\d\.json"$/,
  );
  expect(file).toMatchObject({
    version: 1,
    user: { id: student.id, role: "student" },
    identities: [{ issuer: "https://id.example", subject: "s-1" }],
    recoveryCodeSince: expect.any(String),
    sessions: [{ replacedAt: null }],
    instructorOf: [{ course: slug }],
    score: 100,
    courses: [
      {
        slug,
        title: "A course",
        score: 100,
        solved: [{ assignmentId: a, slug: "a", points: 100, submissionId: solved.id }],
      },
    ],
    visits: [{ course: slug, assignmentId: b }],
    ratings: [{ assignmentId: a, course: slug, stars: 5, comment: "Good." }],
    reports: [{ assignmentId: b, message: "Odd.", submissionId: open.id, state: "open" }],
    drafts: [{ assignmentId: b, code: "x = 3" }],
    otherDrafts: [],
  });
  const sent = new Map(file.submissions.map((one) => [one.id, one]));
  expect(sent.size).toBe(2);
  expect(sent.get(solved.id)).toMatchObject({
    code: "x = 1\r\n",
    verdict: "correct",
    points: 100,
  });
  expect(sent.get(open.id)).toMatchObject({ code: "x = 2", status: "pending" });
  for (const secret of [token, tokenHash, code, "not theirs", stranger.id]) {
    expect(text).not.toContain(secret);
  }
});

/** Gives a student so many graded submissions, each with a result of so many characters. */
async function addSubmissions(
  student: Student,
  assignmentId: string,
  count: number,
  chars: number,
) {
  const tests = Array.from({ length: Math.ceil(chars / 8_000) }, (_, at) =>
    TestResult.parse({ name: `t${at}`, outcome: "failed", output: "o".repeat(8_000) }),
  );
  const result = JSON.stringify({ ...resultOf("incorrect"), tests });
  const { results } = await env.DB.prepare("select version_id as id from assignments where id = ?")
    .bind(assignmentId)
    .all<{ id: string }>();
  const rows = JSON.stringify(Array.from({ length: count }, () => newId()));
  await env.DB.batch([
    env.DB.prepare(
      `insert into gradings (id, version_id, code_hash, code, status, queued_at, graded_at, verdict, result)
       select value, ?, value, 'x', 'graded', 1, 1, 'incorrect', ? from json_each(?)`,
    ).bind(results[0]?.id, result, rows),
    env.DB.prepare(
      `insert into submissions (id, user_id, assignment_id, grading_id, code, points, cached, created_at, delivered_at)
       select value, ?, ?, value, 'x', 100, 0, 1, 1 from json_each(?)`,
    ).bind(student.id, assignmentId, rows),
  ]);
}

test("hundreds of submissions with large results are read in parts that fit, and each is there once", async () => {
  const { ids } = await newCourse([assignmentUpload("a"), assignmentUpload("b")]);
  const [a = "", b = ""] = ids.toSorted();
  const student = await newStudent();
  await addSubmissions(student, a, 60, 300_000);
  await addSubmissions(student, b, 450, 0);
  const pages: number[] = [];
  let last = null;
  for (;;) {
    const page = await listSubmissionsAfter(openDb(env.DB), student.id, last);
    last = page.at(-1);
    if (last === undefined) break;
    pages.push(page.length);
  }
  expect(pages.slice(0, 4)).toEqual([7, 7, 7, 7]);
  expect(pages.length).toBeLessThan(15);

  const { file } = await readExport(student);
  expect(new Set(file.submissions.map(({ id }) => id)).size).toBe(510);
  expect(file.submissions).toHaveLength(510);
  expect(file.submissions[0]?.tests).toHaveLength(38);
}, 30_000);

test("drafts of many assignments, and what did not become one, are all there", async () => {
  const student = await newStudent();
  const texts = Array.from({ length: 45 }, (_, at) => ({
    assignmentId: `a-${at}`,
    code: `x = ${at}`,
    savedAt: at,
  }));
  const object = userObjectOf(env, student.id);
  await object.takeDesk(student.id, { drafts: texts, others: texts.slice(0, 30), visits: [] });
  await object.takeDesk(student.id, {
    drafts: [],
    others: [{ assignmentId: "a-1", code: "y", savedAt: 1 }],
    visits: [],
  });
  const { file } = await readExport(student);
  expect(file.drafts).toHaveLength(45);
  expect(file.otherDrafts).toEqual([{ assignmentId: "a-1", code: "y", savedAt: instant(1) }]);
});

test("an export that fails on its way breaks off, and is no file that looks whole", async () => {
  const { ids } = await newCourse();
  const student = await newStudent();
  await student.submit(ids[0] ?? "", "x = 'mine'");
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const db = openDb(env.DB);
  const stream = await exportAccount(env, db, student.id, Date.now());
  await env.DB.prepare("alter table gradings rename column regraded_at to away").run();
  await expect(new Response(stream).text()).rejects.toThrow("broke off");
  await env.DB.prepare("alter table gradings rename column away to regraded_at").run();
  expect(log.mock.calls.flat().join()).toContain("export_error");
  expect(log.mock.calls.flat().join()).not.toContain("mine");
  log.mockRestore();
});
