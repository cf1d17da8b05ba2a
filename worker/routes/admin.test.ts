import { env } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import type { FailureList, NodeCreated, NodeRevoked, NodeView } from "../../contract/admin.ts";
import type { ErrorEnvelope } from "../../contract/errors.ts";
import { REVOKED_CODE } from "../../contract/grader.ts";
import { newId } from "../domain/id.ts";
import {
  connectNode,
  gradingOf,
  newCourse,
  newNode,
  newPublisher,
  newStudent,
  newSubmission,
  only,
  resultOf,
} from "../testing/actors.ts";

const nodesSeenBy = async (admin: Awaited<ReturnType<typeof newPublisher>>) =>
  (await admin<{ nodes: NodeView[] }>("GET", "/admin/nodes")).body.nodes;

test("a new node's token is said once and opens the grader's routes", async () => {
  const admin = await newPublisher("admin");
  const name = `node-${newId()}`;
  const { status, body } = await admin<NodeCreated>("POST", "/admin/nodes", { name });
  expect(status).toBe(201);
  expect(await nodesSeenBy(admin)).toContainEqual({
    id: body.id,
    name,
    createdAt: expect.any(String),
    revokedAt: null,
    connected: false,
    draining: false,
    slots: null,
    freeSlots: null,
    running: 0,
  });
  expect(JSON.stringify(await nodesSeenBy(admin))).not.toContain(body.token);
  const socket = await connectNode({ token: body.token });
  await vi.waitFor(async () =>
    expect((await nodesSeenBy(admin)).find((one) => one.id === body.id)).toMatchObject({
      connected: true,
      freeSlots: 2,
    }),
  );
  socket.close();
  const again = await admin<ErrorEnvelope>("POST", "/admin/nodes", { name });
  expect([again.status, again.body.error.message]).toEqual([
    422,
    `There is a node called ${name} already. Revoke it first, or choose another name.`,
  ]);
});

test("a revoked node is out at once: socket closed, token refused, its work another's", async () => {
  const admin = await newPublisher("admin");
  const { gradingId, read } = await newSubmission();
  const [node, other] = await Promise.all([newNode(), newNode()]);
  const socket = await connectNode(node);
  const closed = new Promise<CloseEvent>((resolve) => socket.addEventListener("close", resolve));
  const claim = only(await node.claim([gradingId]));
  expect((await nodesSeenBy(admin)).find((one) => one.id === node.id)?.running).toBe(1);

  const revoked = await admin<NodeRevoked>("DELETE", `/admin/nodes/${node.id}`);
  expect([revoked.status, revoked.body]).toEqual([200, { id: node.id, name: "node", requeued: 1 }]);
  const { code, reason } = await closed;
  expect([code, reason]).toEqual([REVOKED_CODE, "The node's token was revoked."]);

  const late = {
    gradingId,
    lease: claim.lease,
    outcome: { kind: "graded", result: resultOf("correct") },
  };
  expect((await node.call("POST", "/grader/results", { reports: [late] })).status).toBe(401);
  expect((await node.call("GET", `/grader/bundles/${claim.versionId}`)).status).toBe(401);
  await expect(connectNode(node)).rejects.toThrow("no socket");

  expect((await read()).status).toBe("pending");
  const taken = only(await other.claim([gradingId]));
  // The lost run was nobody's fault but ours.
  expect(taken.attempt).toBe(1);
  expect(await other.report(taken, resultOf("correct"))).toBe("stored");
  expect((await nodesSeenBy(admin)).find((one) => one.id === node.id)).toMatchObject({
    connected: false,
    revokedAt: expect.any(String),
    running: 0,
  });
  // Once more it changes nothing.
  expect((await admin("DELETE", `/admin/nodes/${node.id}`)).status).toBe(200);
  expect((await admin("DELETE", "/admin/nodes/nowhere")).status).toBe(404);
});

test("a role is given and taken by an admin", async () => {
  const admin = await newPublisher("admin");
  const student = await newStudent();
  const give = async (role: string) =>
    (await admin("PUT", `/admin/users/${student.id}/role`, { role })).status;
  expect((await student.call("GET", "/admin/nodes")).status).toBe(403);
  expect(await give("admin")).toBe(200);
  expect((await student.call("GET", "/admin/nodes")).status).toBe(200);
  expect(await give("student")).toBe(200);
  expect((await student.call("GET", "/admin/nodes")).status).toBe(403);
  expect(await give("emperor")).toBe(422);
  expect((await admin("PUT", "/admin/users/nobody/role", { role: "admin" })).status).toBe(404);
});

test("an admin reads why a grading failed, who ran it and how many waited, and nothing of the code", async () => {
  const { slug, ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const students = await Promise.all([newStudent(), newStudent()]);
  const [first] = await Promise.all(
    students.map(async (student) => student.submit(assignmentId, "secret_program = 1")),
  );
  if (first === undefined) throw new Error("no submission");
  const gradingId = await gradingOf(first);
  const node = await newNode();
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await node.fail(only(await node.claim([gradingId])), "The container could not be started.");
  }
  const admin = await newPublisher("admin");
  const { body } = await admin<FailureList>("GET", "/admin/failures");
  expect(body.failures[0]).toEqual({
    gradingId,
    versionId: first.versionId,
    assignment: { id: assignmentId, course: slug, slug: expect.any(String) },
    attempts: 3,
    reason: "The container could not be started.",
    failedAt: expect.any(String),
    node: { id: node.id, name: "node" },
    students: 2,
  });
  expect(JSON.stringify(body)).not.toContain("secret_program");
});

test("the list of failures pages without gaps or repeats, also where many failed in one moment", async () => {
  const { gradingId } = await newSubmission();
  await env.DB.batch(
    Array.from({ length: 120 }, (_, i) =>
      env.DB.prepare(
        `insert into gradings (id, version_id, code_hash, code, status, queued_at, graded_at)
         select ?, version_id, code_hash, code, 'failed', 1, ? from gradings where id = ?`,
      ).bind(`many-${String(i).padStart(3, "0")}`, 1_000 + (i % 3), gradingId),
    ),
  );
  const admin = await newPublisher("admin");
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `?cursor=${cursor}`;
    const { body } = await admin<FailureList>("GET", `/admin/failures${query}`);
    seen.push(...body.failures.map((one) => one.gradingId));
    ({ cursor } = body);
  } while (cursor !== null);
  const many = seen.filter((id) => id.startsWith("many-"));
  expect(new Set(many).size).toBe(120);
  expect(many).toHaveLength(120);
});
