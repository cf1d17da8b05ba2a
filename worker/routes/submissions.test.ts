import { env } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import type { Me, Submission } from "../../contract/api.ts";
import type { ErrorEnvelope } from "../../contract/errors.ts";
import {
  caller,
  grade,
  gradingOf,
  newCourse,
  newNode,
  newStudent,
  openPage,
  resultOf,
  send,
  type Student,
} from "../testing/actors.ts";

const count = async (table: string) =>
  (await env.DB.prepare(`select count(*) as n from ${table}`).first<{ n: number }>())?.n;

async function readMe(student: Student): Promise<Me> {
  return (await student.call<Me>("GET", "/me")).body;
}

test("a submission is pending at once and has its verdict and points once a node reported", async () => {
  const { ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const student = await newStudent();
  const node = await newNode();

  const pending = await student.submit(assignmentId, "x = 1\r\n");
  expect(pending).toMatchObject({ status: "pending", cached: false, verdict: null, points: null });

  await grade(node, pending, "correct");
  const { body } = await student.call<{ submission: Submission & { code: string } }>(
    "GET",
    `/submissions/${pending.id}`,
  );
  expect(body.submission).toMatchObject({
    status: "graded",
    verdict: "correct",
    points: 100,
    code: "x = 1\r\n",
  });
  expect(await readMe(student)).toMatchObject({ score: 100, solved: 1 });
});

test("a second correct submission of a solved assignment adds no points", async () => {
  const { ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const student = await newStudent();
  const node = await newNode();
  await grade(node, await student.submit(assignmentId, "x = 1"), "correct");
  await grade(node, await student.submit(assignmentId, "x = 2"), "correct");
  expect(await readMe(student)).toMatchObject({ score: 100, solved: 1 });
});

test("a wrong answer after a right one takes no points away", async () => {
  const { ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const student = await newStudent();
  const node = await newNode();
  await grade(node, await student.submit(assignmentId, "x = 1"), "correct");
  await grade(node, await student.submit(assignmentId, "x = 0"), "incorrect");
  expect(await readMe(student)).toMatchObject({ score: 100, solved: 1 });
});

test("code that was graded before is answered at once, to another user as well, with points", async () => {
  const { ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const node = await newNode();
  const first = await (await newStudent()).submit(assignmentId, "x = 1\n");
  await grade(node, first, "correct");

  const second = await newStudent();
  const cached = await second.submit(assignmentId, "x = 1  \r\n\r\n");
  expect(cached).toMatchObject({ status: "graded", cached: true, verdict: "correct", points: 100 });
  expect(await gradingOf(cached)).toBe(await gradingOf(first));
  expect(await readMe(second)).toMatchObject({ score: 100, solved: 1 });
});

test("the same new code of two users at one moment is one grading, and both are told", async () => {
  const { ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const students = await Promise.all([newStudent(), newStudent()]);
  const pages = await Promise.all(students.map(async (student) => openPage(student)));
  const sent = await Promise.all(
    students.map(async (student) => student.submit(assignmentId, "x = 'together'")),
  );
  const gradings = await Promise.all(sent.map(gradingOf));
  expect(gradings[0]).toBe(gradings[1]);

  const node = await newNode();
  const claims = await node.claim(gradings);
  expect(claims).toHaveLength(1);
  if (claims[0] !== undefined) await node.report(claims[0], resultOf("incorrect"));
  await vi.waitFor(() => {
    for (const page of pages) {
      const verdicts = page.events.filter(
        (event) => event.type === "submission" && event.submission.verdict === "incorrect",
      );
      expect(verdicts).toHaveLength(1);
    }
  });
});

test("while one is being graded the next is refused, and the refusal names the first", async () => {
  const { ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const student = await newStudent();
  const first = await student.submit(assignmentId, "x = 1");
  const refused = await student.call<ErrorEnvelope>("POST", "/submissions", {
    assignmentId,
    code: "x = 2",
  });
  expect(refused.status).toBe(409);
  expect(refused.body.error).toMatchObject({
    code: "in_flight",
    retryable: true,
    submissionId: first.id,
  });

  await grade(await newNode(), first, "incorrect");
  await student.submit(assignmentId, "x = 2");
});

test("the eleventh submission in a row is refused with the seconds to wait", async () => {
  const { ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const student = await newStudent();
  await grade(await newNode(), await student.submit(assignmentId, "x = 1"), "incorrect");
  for (let i = 0; i < 9; i += 1) await student.submit(assignmentId, "x = 1");
  const refused = await student.call<ErrorEnvelope>("POST", "/submissions", {
    assignmentId,
    code: "x = 1",
  });
  expect(refused.status).toBe(429);
  expect(refused.body.error.code).toBe("rate_limited");
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThanOrEqual(1);
});

test("bad requests get the envelope and the right status, and leave nothing behind", async () => {
  const { ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const student = await newStudent();
  const other = await newStudent();
  const foreign = await other.submit(assignmentId, "x = 'mine'");
  const before = [await count("submissions"), await count("gradings"), await count("outbox")];

  const cases: [string, string, unknown, number, string][] = [
    ["POST", "/submissions", "{not json", 400, "bad_request"],
    ["POST", "/submissions", {}, 422, "invalid"],
    ["POST", "/submissions", { assignmentId, code: 7 }, 422, "invalid"],
    ["POST", "/submissions", [], 422, "invalid"],
    ["POST", "/submissions", { assignmentId: "nowhere", code: "x" }, 404, "not_found"],
    ["POST", "/submissions", { assignmentId, code: "x".repeat(65_537) }, 413, "too_large"],
    ["POST", "/submissions", { assignmentId, code: "é".repeat(40_000) }, 413, "too_large"],
    ["POST", "/submissions", { assignmentId, code: "x".repeat(2_000_000) }, 413, "too_large"],
    ["GET", `/submissions/${foreign.id}`, undefined, 404, "not_found"],
    ["GET", "/submissions", undefined, 422, "invalid"],
    ["GET", "/nothing/here", undefined, 404, "not_found"],
    ["DELETE", "/submissions", undefined, 405, "method_not_allowed"],
    ["PUT", `/assignments/${assignmentId}/draft`, { code: "x".repeat(65_537) }, 413, "too_large"],
    ["PUT", "/assignments/nowhere/draft", { code: "x" }, 404, "not_found"],
    ["PUT", "/courses/nowhere", { title: "t" }, 403, "forbidden"],
    ["GET", "/connect", undefined, 426, "upgrade_required"],
    ["POST", "/grader/claims", { claimId: "a-claim-id", gradingIds: ["x"] }, 401, "unauthorized"],
  ];
  for (const [method, path, body, status, code] of cases) {
    const answer = await student.call<ErrorEnvelope>(method, path, body);
    expect([path, answer.status, answer.body.error?.code]).toEqual([path, status, code]);
    expect(typeof answer.body.error.retryable).toBe("boolean");
    expect(answer.body.error.message.length).toBeGreaterThan(10);
  }
  for (const [method, path, body] of [
    ["POST", "/submissions", { assignmentId, code: "x" }],
    ["GET", "/me", undefined],
    ["GET", "/connect", undefined],
    ["PUT", `/assignments/${assignmentId}/draft`, { code: "x" }],
  ] as const) {
    for (const token of [null, "not-a-token"]) {
      const answer = await caller(token)<ErrorEnvelope>(method, path, body);
      expect([path, answer.status, answer.body.error.code]).toEqual([path, 401, "unauthorized"]);
    }
  }
  expect([await count("submissions"), await count("gradings"), await count("outbox")]).toEqual(
    before,
  );
  // The mark of a refused submission must not block the next one.
  await student.submit(assignmentId, "x = 'fine'");
});

test("what is no text is refused instead of being kept as something else", async () => {
  const [assignmentId = ""] = (await newCourse()).ids;
  const student = await newStudent();
  const half = await student.call(
    "PUT",
    `/assignments/${assignmentId}/draft`,
    '{"code":"a\\ud800b"}',
  );
  expect(half.status).toBe(422);
  const bytes = new Request("http://gradewire.test/api/submissions", {
    method: "POST",
    headers: { Authorization: `Bearer ${student.token}`, "Content-Type": "application/json" },
    // Latin-1's é is no UTF-8.
    body: Uint8Array.from(`{"assignmentId":"${assignmentId}","code":"é"}`, (char) =>
      char.charCodeAt(0),
    ),
  });
  expect((await send(bytes)).status).toBe(400);
});

test("another user's submissions are not in my list", async () => {
  const { ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const mine = await newStudent();
  const other = await newStudent();
  await other.submit(assignmentId, "x = 1");
  const { body } = await mine.call<{ submissions: Submission[] }>(
    "GET",
    `/submissions?assignmentId=${assignmentId}`,
  );
  expect(body.submissions).toEqual([]);
});

test("the list is newest first and pages without gaps or repeats", async () => {
  const { ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const student = await newStudent();
  const first = await student.submit(assignmentId, "x = 1");
  await grade(await newNode(), first, "incorrect");
  const gradingId = await gradingOf(first);
  const old = Array.from({ length: 120 }, (_, i) => `00${String(i).padStart(4, "0")}`);
  await env.DB.batch(
    old.map((id) =>
      env.DB.prepare("insert into submissions values (?, ?, ?, ?, 'x', 100, 1, 1, 1)").bind(
        `${student.id}${id}`.slice(-26),
        student.id,
        assignmentId,
        gradingId,
      ),
    ),
  );
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const { body }: { body: { submissions: Submission[]; cursor: string | null; total: number } } =
      await student.call(
        "GET",
        `/submissions?assignmentId=${assignmentId}${cursor && `&cursor=${cursor}`}`,
      );
    seen.push(...body.submissions.map((one) => one.id));
    cursor = body.cursor;
    expect(body.total).toBe(121);
  }
  expect(seen).toHaveLength(121);
  expect(seen).toEqual(seen.toSorted().toReversed());
});

test("a request that another site's page sends with the cookie is refused", async () => {
  const student = await newStudent();
  const request = (origin: string) =>
    new Request("http://gradewire.test/api/submissions", {
      method: "POST",
      headers: {
        Cookie: `gradewire=${student.token}`,
        Origin: origin,
        "Content-Type": "application/json",
      },
      body: "{}",
    });
  expect((await send(request("https://evil.example"))).status).toBe(403);
  expect((await send(request("http://gradewire.test"))).status).toBe(422);
});

const session = async (headers: Record<string, string>) =>
  send(new Request("http://gradewire.test/api/session", { method: "POST", headers }));

test("another site's page cannot put a new session over a student's own", async () => {
  // A cross-site form carries no Lax cookie, but its answer could set one.
  const foreign = await session({ Origin: "https://evil.example" });
  expect([foreign.status, foreign.headers.get("Set-Cookie")]).toEqual([403, null]);

  const student = await newStudent();
  const again = await session({ Cookie: `gradewire=${student.token}` });
  expect(again.status).toBe(201);
  expect(await again.json()).toEqual({ user: { id: student.id }, token: student.token });
});

test("nobody's large body is read before they have shown who they are", async () => {
  const anyone = caller(null);
  const huge = { code: "x".repeat(5_000_000) };
  for (const [method, path] of [
    ["PUT", "/courses/some-course"],
    ["POST", "/grader/results"],
  ] as const) {
    expect([path, (await anyone(method, path, huge)).status]).toEqual([path, 401]);
  }
});

test("a cached answer is pushed to the open pages, and only then noted as told", async () => {
  const [assignmentId = ""] = (await newCourse()).ids;
  const node = await newNode();
  await grade(node, await (await newStudent()).submit(assignmentId, "x = 1"), "correct");
  const second = await newStudent();
  const page = await openPage(second);
  const cached = await second.submit(assignmentId, "x = 1");
  await vi.waitFor(() => expect(page.events.map((event) => event.type)).toContain("score"));
  const owed = await env.DB.prepare("select delivered_at as at from submissions where id = ?")
    .bind(cached.id)
    .first<{ at: number | null }>();
  expect(owed?.at).toBeGreaterThan(0);
});
