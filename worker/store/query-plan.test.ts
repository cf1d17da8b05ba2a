import { env } from "cloudflare:test";
import { expect, test } from "vitest";

import { newId } from "../domain/id.ts";
import { signIn } from "../flow/accounts.ts";
import { deleteAccount } from "../flow/erase.ts";
import { sweep } from "../flow/sweep.ts";
import { mergeStragglers } from "./merge-users.ts";
import { findSubmissionStatus, listOwedOfUser } from "./submissions.ts";
import {
  assignmentUpload,
  caller,
  grade,
  gradingOf,
  newCourse,
  newNode,
  newPublisher,
  newStudent,
  resultOf,
} from "../testing/actors.ts";
import { openDb } from "./db.ts";

/** Tables with one row a course or a node: reading all of them is what is asked for. */
const SMALL_TABLES = ["courses", "nodes"];

/** Not tables: a list in a parameter, subqueries that are short, and values. */
const LISTS = ["json_each", "waiting", "gone", "alone", "CONSTANT"];

/** A D1 database that notes the text of every statement prepared on it. */
function watched(d1: D1Database, seen: Set<string>): D1Database {
  return new Proxy(d1, {
    get(target, key) {
      if (key === "prepare") {
        return (text: string) => {
          seen.add(text);
          return target.prepare(text);
        };
      }
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** Drives every call of the interface, the sweep and the objects' reads once. */
async function driveEverything(d1: D1Database): Promise<void> {
  const { slug, ids } = await newCourse([assignmentUpload("a"), assignmentUpload("b")], d1);
  const [a = "", b = ""] = ids;
  const student = await newStudent(d1);
  const node = await newNode(d1);
  await caller(null, d1)("GET", "/courses");
  const first = await student.submit(a, "x = 1");
  const [claim] = await node.claim([await gradingOf(first)]);
  if (claim === undefined) throw new Error("no claim");
  await node.call("GET", `/grader/bundles/${first.versionId}`);
  await node.report(claim, resultOf("correct"));
  await (await newStudent(d1)).submit(a, "x = 1");
  const second = await student.submit(b, "x = 2");
  const [faulty] = await node.claim([await gradingOf(second)]);
  if (faulty === undefined) throw new Error("no claim");
  await node.fail(faulty);
  const slow = await student.submit(a, "x = 3");
  await grade(node, slow, "time_limit");
  expect((await student.call("POST", `/submissions/${slow.id}/regrade`)).status).toBe(201);
  await grade(node, slow, "correct");
  // What another node holds.
  await (await newNode(d1)).report(claim, resultOf("correct"));
  for (const path of [
    "/me",
    `/courses/${slug}`,
    `/courses/${slug}/current`,
    `/assignments/${a}`,
    `/submissions?assignmentId=${a}`,
    `/submissions?assignmentId=${a}&cursor=${first.id}`,
    `/submissions/${first.id}`,
    `/submissions/${second.id}`,
  ]) {
    expect((await student.call("GET", path)).status).toBe(200);
  }
  await student.call("PUT", `/courses/${slug}/current`, { assignmentId: b });
  await student.call("PUT", `/assignments/${a}/draft`, { code: "x" });
  for (const [method, path, input] of [
    ["PUT", `/assignments/${a}/rating`, { stars: 4, comment: "Fine." }],
    ["POST", `/assignments/${a}/reports`, { message: "Wrong.", submissionId: first.id }],
  ] as const) {
    expect((await student.call(method, path, input)).status).toBeLessThan(300);
  }
  const { body } = await student.call<{ report: { id: string } }>(
    "POST",
    `/assignments/${b}/reports`,
    { message: "Odd." },
  );
  for (const role of ["student", "admin"] as const) {
    const call = await newPublisher(role, d1);
    const { status } = await call("POST", `/reports/${body.report.id}/close`);
    expect(status).toBe(role === "admin" ? 200 : 404);
  }
  await driveAdministration(d1, slug, node.id);
  await driveAccounts(d1);
  const db = openDb(d1);
  await sweep({ ...env, DB: d1 }, db, Date.now() + 3_600_000);
  await listOwedOfUser(db, student.id);
  await findSubmissionStatus(db, first.id);
}

async function driveAdministration(d1: D1Database, slug: string, nodeId: string): Promise<void> {
  const admin = await newPublisher("admin", d1);
  const guest = await newStudent(d1);
  const { body } = await admin<{ id: string; token: string }>(
    "POST",
    `/courses/${slug}/invitations`,
  );
  await guest.call("POST", "/invitations/accept", { token: body.token });
  for (const [method, path, input] of [
    ["GET", `/courses/${slug}/invitations`],
    ["GET", `/courses/${slug}/instructors`],
    ["DELETE", `/courses/${slug}/instructors/${guest.id}`],
    ["DELETE", `/courses/${slug}/invitations/${body.id}`],
    ["GET", `/courses/${slug}/feedback`],
    ["GET", `/courses/${slug}/feedback?cursor=1-x`],
    ["PUT", `/admin/users/${guest.id}/role`, { role: "student" }],
    ["POST", "/admin/nodes", { name: "one-more" }],
    ["GET", "/admin/nodes"],
    ["GET", "/admin/failures"],
    ["GET", "/admin/failures?cursor=1-x"],
    ["DELETE", `/admin/nodes/${nodeId}`],
  ] as const) {
    expect([path, (await admin(method, path, input)).status < 300]).toEqual([path, true]);
  }
}

/** A device enters an account, which takes over its user; sessions are rotated and ended. */
async function driveAccounts(d1: D1Database): Promise<void> {
  const [account, device] = [await newStudent(d1), await newStudent(d1)];
  const { body } = await account.call<{ code: string }>("POST", "/me/recovery-code");
  await device.call("POST", "/session/recover", { code: body.code });
  await mergeStragglers(openDb(d1), { from: device.id, into: account.id });
  await account.call("GET", `/me/account?formerly=${device.id}`);
  expect((await account.call("GET", "/me/export")).status).toBe(200);
  await account.call("POST", "/session/rotate");
  const arrival = { tokenHash: newId(), visitor: null, now: 0 };
  await signIn(env, openDb(d1), { issuer: "https://a.example", subject: newId() }, arrival);
  await device.call("DELETE", "/session");
  await account.call("DELETE", "/sessions");
  for (const role of ["student", "admin"] as const) {
    const leaving = await newPublisher(role, d1);
    expect((await leaving("DELETE", "/me", { confirm: "delete" })).status).toBe(204);
  }
  await deleteAccount(env, { waitUntil() {} }, openDb(d1), "nobody");
}

test("no query reads the whole of a table that grows", async () => {
  const seen = new Set<string>();
  await driveEverything(watched(env.DB, seen));
  expect(seen.size).toBeGreaterThan(25);

  const scans: string[] = [];
  for (const text of seen) {
    const bound = Array.from({ length: text.split("?").length - 1 }, () => "1");
    const plan = await env.DB.prepare(`explain query plan ${text}`)
      .bind(...bound)
      .all<{ detail: string }>();
    for (const { detail } of plan.results) {
      const table = /^SCAN (\w+)/.exec(detail)?.[1];
      if (table === undefined || SMALL_TABLES.includes(table) || LISTS.includes(table)) continue;
      // A partial index holds only what is under way now, or who is an admin: all of it is little.
      if (
        /USING (COVERING )?INDEX (gradings_pending|submissions_owed|users_admins)\b/.test(detail)
      ) {
        continue;
      }
      scans.push(`${detail}\n  ${text}`);
    }
  }
  expect(scans).toEqual([]);
});
