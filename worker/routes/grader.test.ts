import { env } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import type { ReportAnswer } from "../../contract/grader.ts";
import { openDb } from "../store/db.ts";
import {
  assignmentUpload,
  connectNode,
  gradingOf,
  newCourse,
  newNode,
  newStudent,
  newSubmission,
  only,
  openPage,
  resultOf,
  send,
} from "../testing/actors.ts";
import { sweep } from "../flow/sweep.ts";

const MINUTE_MS = 60_000;

const graders = async () => env.FLEET.getByName("fleet").count();

test("a claim answers with the normalised code, its version and a lease, to one node only", async () => {
  const { gradingId, submission } = await newSubmission("x = 1 \r\n");
  const nodes = await Promise.all([newNode(), newNode(), newNode()]);
  const claims = await Promise.all(
    nodes.map(async (node) => node.claim([gradingId, gradingId, "nowhere"])),
  );
  const claim = only(claims.flat());
  expect(claim).toMatchObject({
    gradingId,
    code: "x = 1\n",
    attempt: 1,
    versionId: submission.versionId,
    leaseMs: 40_000,
  });
});

test("a claim whose answer was lost is handed out again, as the same attempt", async () => {
  const { gradingId, read } = await newSubmission();
  const [node, other] = await Promise.all([newNode(), newNode()]);
  const first = only(await node.claim([gradingId], "the-same-claim"));
  const again = only(await node.claim([gradingId], "the-same-claim"));
  expect([first.attempt, again.attempt, again.lease]).toEqual([1, 1, first.lease]);
  expect(await node.claim([gradingId], "another-claim")).toEqual([]);
  expect(await other.claim([gradingId], "the-same-claim")).toEqual([]);
  expect(await node.report(again, resultOf("correct"))).toBe("stored");
  expect((await read()).verdict).toBe("correct");
});

test("the bundle is the very text that its id is the SHA-256 of, tests and all", async () => {
  const { ids } = await newCourse([assignmentUpload("hashed")]);
  const student = await newStudent();
  const submission = await student.submit(ids[0] ?? "", "x = 1");
  const { versionId } = submission;
  const node = await newNode();
  await node.claim([await gradingOf(submission)]);
  const response = await send(
    new Request(`http://gradewire.test/api/grader/bundles/${versionId}`, {
      headers: { Authorization: `Bearer ${node.token}` },
    }),
  );
  const bytes = await response.arrayBuffer();
  expect(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex()).toBe(versionId);
  expect(new TextDecoder().decode(bytes)).toContain("secret of hashed");
});

test("a result that comes twice is stored once and answered alike", async () => {
  const { gradingId, read } = await newSubmission();
  const node = await newNode();
  const claim = only(await node.claim([gradingId]));
  expect(await node.report(claim, resultOf("correct"))).toBe("stored");
  expect(await node.report(claim, resultOf("incorrect"))).toBe("stored");
  expect((await read()).verdict).toBe("correct");
});

test("a result under somebody else's lease changes nothing", async () => {
  const { gradingId, read } = await newSubmission();
  const node = await newNode();
  const claim = only(await node.claim([gradingId]));
  expect(await node.report({ ...claim, lease: "another" }, resultOf("correct"))).toBe("stale");
  expect((await read()).status).toBe("running");
});

test("after its lease a grading can be claimed anew, and only the new holder's result counts", async () => {
  const { gradingId, read } = await newSubmission();
  const [slow, quick] = await Promise.all([newNode(), newNode()]);
  const lost = only(await slow.claim([gradingId]));
  expect(await quick.claim([gradingId])).toEqual([]);
  await env.DB.prepare("update gradings set lease_expires_at = 1 where id = ?")
    .bind(gradingId)
    .run();
  const held = only(await quick.claim([gradingId]));
  expect(held.attempt).toBe(2);
  expect(await slow.report(lost, resultOf("correct"))).toBe("refused");
  expect(await quick.report(held, resultOf("incorrect"))).toBe("stored");
  expect((await read()).verdict).toBe("incorrect");
});

test("a late result still counts while nobody took the grading over", async () => {
  const { gradingId, read } = await newSubmission();
  const node = await newNode();
  const claim = only(await node.claim([gradingId]));
  await sweep(env, openDb(env.DB), Date.now() + MINUTE_MS);
  expect((await read()).status).toBe("pending");
  expect(await node.report(claim, resultOf("correct"))).toBe("stored");
  expect((await read()).verdict).toBe("correct");
});

test("faults of ours are tried again, then end as failed, and the same code may be sent at once", async () => {
  const { assignmentId, student, submission, gradingId, read } = await newSubmission();
  const page = await openPage(student);
  const node = await newNode();
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const claim = only(await node.claim([gradingId]));
    expect(claim.attempt).toBe(attempt);
    expect(await node.fail(claim)).toBe("requeued");
  }
  expect(await node.claim([gradingId])).toEqual([]);
  expect(await read()).toMatchObject({ status: "failed", verdict: null, points: null });
  expect((await read()).feedback).toContain("our fault");
  await vi.waitFor(() =>
    expect(page.events).toContainEqual(
      expect.objectContaining({
        type: "submission",
        submission: expect.objectContaining({ id: submission.id, status: "failed" }),
      }),
    ),
  );

  const again = await student.submit(assignmentId, "x = 1");
  expect(again).toMatchObject({ status: "pending", cached: false });
  expect(await gradingOf(again)).not.toBe(gradingId);
});

test("a full batch of claims and results is stored, and a sweep copes with hundreds of rows", async () => {
  const { ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const first = await (await newStudent()).submit(assignmentId, "x = 0");
  const gradingId = await gradingOf(first);
  const many = Array.from({ length: 250 }, (_, i) => `many-${String(i).padStart(4, "0")}`);
  await env.DB.batch(
    many.map((id) =>
      env.DB.prepare(
        `insert into gradings (id, version_id, code_hash, code, queued_at)
         select ?, version_id, ?, code, 1 from gradings where id = ?`,
      ).bind(id, id, gradingId),
    ),
  );
  const report = await sweep(env, openDb(env.DB), Date.now());
  expect(report.requeued).toBeGreaterThanOrEqual(250);
  const left = await env.DB.prepare("select count(*) as n from outbox").first<{ n: number }>();
  expect(left?.n).toBe(0);

  const node = await newNode();
  const claims = await node.claim(many.slice(0, 100));
  expect(claims).toHaveLength(100);
  const { status, body } = await node.call<ReportAnswer>("POST", "/grader/results", {
    reports: claims.map(({ gradingId: id, lease }) => ({
      gradingId: id,
      lease,
      outcome: { kind: "graded", result: resultOf("incorrect") },
    })),
  });
  expect(status).toBe(200);
  expect(new Set(body.outcomes.map((one) => one.outcome))).toEqual(new Set(["stored"]));
});

test("a result that says correct with a failed test, or with none, is refused", async () => {
  const { gradingId, read } = await newSubmission();
  const node = await newNode();
  const { lease } = only(await node.claim([gradingId]));
  const { tests } = resultOf("incorrect");
  for (const wrong of [tests, []]) {
    const result = { ...resultOf("correct"), tests: wrong };
    const { status } = await node.call("POST", "/grader/results", {
      reports: [{ gradingId, lease, outcome: { kind: "graded", result } }],
    });
    expect(status).toBe(422);
  }
  expect((await read()).status).toBe("running");
});

test("a job that lost its node three times is not claimed a fourth time", async () => {
  const { gradingId, read } = await newSubmission();
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    expect(only(await (await newNode()).claim([gradingId])).attempt).toBe(attempt);
    await env.DB.prepare("update gradings set lease_expires_at = 1 where id = ?")
      .bind(gradingId)
      .run();
  }
  expect(await (await newNode()).claim([gradingId])).toEqual([]);
  await sweep(env, openDb(env.DB), Date.now());
  expect((await read()).status).toBe("failed");
});

test("nodes are counted while connected and nudged when work comes, unless they drain", async () => {
  const node = await newNode();
  const socket = await connectNode(node);
  const messages: unknown[] = [];
  socket.addEventListener("message", ({ data }) => {
    messages.push(JSON.parse(String(data)));
  });
  await vi.waitFor(async () => expect(await graders()).toBe(1));
  await newSubmission();
  await vi.waitFor(() => expect(messages).toEqual([{ type: "work", lane: "grading" }]));

  socket.send(JSON.stringify({ type: "presence", freeSlots: 2, draining: true }));
  await vi.waitFor(async () => expect(await graders()).toBe(0));
  await newSubmission();
  expect(messages).toHaveLength(1);
  socket.close();
});

test("a revoked node can do nothing", async () => {
  const { gradingId } = await newSubmission();
  const node = await newNode();
  await env.DB.prepare("update nodes set revoked_at = 1 where id = ?").bind(node.id).run();
  expect(
    (await node.call("POST", "/grader/claims", { claimId: "a-claim-id", gradingIds: [gradingId] }))
      .status,
  ).toBe(401);
});
