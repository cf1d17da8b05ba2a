import { inspect } from "node:util";

import { env } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import type { InvitationCreated } from "../contract/admin.ts";
import { TestResult } from "../contract/verdict.ts";
import { sweep } from "./flow/sweep.ts";
import { openDb } from "./store/db.ts";
import {
  assignmentUpload,
  caller,
  gradingOf,
  newCourse,
  newNode,
  newPublisher,
  newStudent,
  only,
  resultOf,
} from "./testing/actors.ts";
import { brokenD1 } from "./testing/broken-d1.ts";

/** In everything that nobody but its owner, or the judge, may read. */
const SECRET = "s3cr3t_program";

/** What is written to the log while `work` runs. */
async function logOf(work: () => Promise<void>): Promise<string> {
  const spies = (["debug", "log", "info", "warn", "error"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => {}),
  );
  await work();
  const lines = spies.flatMap((spy) => spy.mock.calls.flat().map((one) => inspect(one)));
  for (const spy of spies) spy.mockRestore();
  return lines.join("\n");
}

const NOTHING_BROKEN = /^$/;

/** Every write of the interface, with secrets in all that is sent, over a database that fails. */
async function driveAll(): Promise<{ secrets: string[]; statuses: number[] }> {
  const statuses: number[] = [];
  const secrets = [SECRET];
  for (const matches of [
    NOTHING_BROKEN,
    /^insert into "submissions"/,
    /^insert into "gradings"/,
    /^update "gradings"/,
    /^insert into "assignment/,
    /^insert into "course_roles"/,
    /^update "invitations"/,
    /^select .* from "sessions"/,
    /^select .* from "nodes"/,
    /"outbox"/,
    /^insert into "ratings"/,
    /^insert into "problem_reports"/,
  ]) {
    const code = `${SECRET} = ${statuses.length}\n`;
    const { slug, ids } = await newCourse();
    const [assignmentId = ""] = ids;
    const [student, node, guest] = [await newStudent(), await newNode(), await newStudent()];
    const admin = await newPublisher("admin");
    const invitation = (await admin<InvitationCreated>("POST", `/courses/${slug}/invitations`))
      .body;
    secrets.push(student.token, node.token, guest.token, invitation.token);

    const d1 = brokenD1(matches);
    const as = (token: string) => caller(token, d1);
    const send = async (token: string, method: string, path: string, body?: unknown) =>
      statuses.push((await as(token)(method, path, body)).status);
    const earlier = await student.submit(assignmentId, `${code}# earlier`);
    const claim = only(await node.claim([await gradingOf(earlier)]));
    const result = {
      ...resultOf("incorrect"),
      feedback: SECRET,
      tests: [TestResult.parse({ name: "t", outcome: "failed", message: SECRET, output: SECRET })],
    };
    const { gradingId, lease } = claim;
    await send(node.token, "POST", "/grader/results", {
      reports: [{ gradingId, lease, outcome: { kind: "graded", result } }],
    });
    await send(node.token, "POST", "/grader/claims", { claimId: "a-claim-id", gradingIds: ["x"] });
    await send(node.token, "GET", `/grader/bundles/${claim.versionId}`);
    await send(student.token, "POST", "/submissions", { assignmentId, code });
    await send(student.token, "PUT", `/assignments/${assignmentId}/draft`, { code });
    await send(student.token, "PUT", `/assignments/${assignmentId}/rating`, {
      stars: 1,
      comment: SECRET,
    });
    await send(student.token, "POST", `/assignments/${assignmentId}/reports`, { message: SECRET });
    await send(student.token, "POST", "/submissions", `{"assignmentId": ${SECRET}`);
    await send(guest.token, "POST", "/invitations/accept", { token: invitation.token });
    await send(guest.token, "PUT", `/courses/${slug}`, {
      title: "T",
      description: "",
      assignments: [
        assignmentUpload("a", { files: [{ path: "tests/test_a.py", source: `# ${SECRET}` }] }),
      ],
    });
    await sweep({ ...env, DB: d1 }, openDb(d1), Date.now() + 3_600_000);
  }
  return { secrets, statuses };
}

test("whatever fails, no line of the log holds a program, a hidden test or a token", async () => {
  let driven = { secrets: [SECRET], statuses: [0] };
  const log = await logOf(async () => {
    driven = await driveAll();
  });
  // It did fail, and was told: else this test would see nothing.
  expect(driven.statuses.filter((status) => status === 500).length).toBeGreaterThan(5);
  expect(log.match(/"event":"(internal|sweep|background)_error"/g)?.length).toBeGreaterThan(5);
  for (const secret of driven.secrets) expect(log).not.toContain(secret);
});

test("a stored result that has become unreadable is told without what it holds", async () => {
  const { ids } = await newCourse();
  const student = await newStudent();
  const submission = await student.submit(ids[0] ?? "", "x = 1");
  await env.DB.prepare(
    "update gradings set status = 'graded', verdict = 'correct', result = ? where id = ?",
  )
    .bind(`${SECRET} = {`, await gradingOf(submission))
    .run();
  const log = await logOf(async () => {
    expect((await student.call("GET", `/submissions/${submission.id}`)).status).toBe(500);
  });
  expect(log).toContain("internal_error");
  expect(log).not.toContain(SECRET.slice(0, 6));
});
