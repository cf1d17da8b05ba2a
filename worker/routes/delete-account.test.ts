import { env, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import type { SessionCreated, Submission } from "../../contract/api.ts";
import { SESSION_ENDED } from "../../contract/socket.ts";
import { signIn } from "../flow/accounts.ts";
import { userObjectOf } from "../flow/delivery.ts";
import { sweep } from "../flow/sweep.ts";
import { eraseUser } from "../store/erase-user.ts";
import { openDb } from "../store/db.ts";
import {
  assignmentUpload,
  caller,
  grade,
  gradingOf,
  newCourse,
  newNode,
  newPublisher,
  newStudent,
  only,
  openPage,
  resultOf,
  type Student,
} from "../testing/actors.ts";
import { newBrowser, whoIs } from "../testing/browser.ts";

const CONFIRMED = { confirm: "delete" };

const remove = async ({ call }: Pick<Student, "call">) =>
  (await call("DELETE", "/me", CONFIRMED)).status;

async function twoAssignments() {
  const { slug, ids } = await newCourse([assignmentUpload("a"), assignmentUpload("b")]);
  const [a = "", b = ""] = ids;
  return { slug, a, b };
}

/** The tables in which this text stands somewhere. */
async function tablesWith(text: string): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "select name from sqlite_master where type = 'table' and name not like '\\_cf%' escape '\\'",
  ).all<{ name: string }>();
  const found: string[] = [];
  for (const { name } of results) {
    const rows = await env.DB.prepare(`select * from "${name}"`).all();
    if (JSON.stringify(rows.results).includes(text)) found.push(name);
  }
  return found;
}

/** Everything that a user's object has stored; empty when it holds nothing at all. */
async function storedBy(userId: string): Promise<unknown[]> {
  return runInDurableObject(userObjectOf(env, userId), async (_object, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        "select name from sqlite_master where name not like '\\_cf%' escape '\\'",
      )
      .toArray();
    return [...tables, ...storage.kv.list(), await storage.getAlarm()].filter(
      (one) => one !== null,
    );
  });
}

const sweepIn = async (ms: number) => sweep(env, openDb(env.DB), Date.now() + ms);
const LONG_AFTER_MS = 11 * 60_000;

test("nothing of an account is left, and its pages are closed", async () => {
  const { slug, a, b } = await twoAssignments();
  const student = await newStudent();
  const node = await newNode();
  await grade(node, await student.submit(a, "x = 'only mine'"), "correct");
  await student.submit(b, "y = 'only mine'");
  await student.call("PUT", `/assignments/${a}/draft`, { code: "z = 'only mine'" });
  await student.call("PUT", `/courses/${slug}/current`, { assignmentId: a });
  await student.call("PUT", `/assignments/${a}/rating`, { stars: 3, comment: "only mine" });
  await student.call("POST", `/assignments/${a}/reports`, { message: "only mine" });
  await env.DB.batch([
    env.DB.prepare("insert into course_roles values (?, ?, 1)").bind(slug, student.id),
    env.DB.prepare("insert into identities values ('i', 's', ?, 1)").bind(student.id),
  ]);
  await student.call("POST", "/me/recovery-code");
  const page = await openPage(student);
  const closed = new Promise((resolve) => {
    page.socket.addEventListener("close", ({ code }) => resolve(code));
  });

  expect((await student.call("DELETE", "/me", { confirm: "yes" })).status).toBe(422);
  expect((await student.call("GET", "/me")).status).toBe(200);
  expect(await remove(student)).toBe(204);
  expect(await closed).toBe(SESSION_ENDED);
  expect((await student.call("GET", "/me")).status).toBe(401);
  expect(await remove(student)).toBe(401);
  expect(await tablesWith("only mine")).toEqual([]);
  expect(await tablesWith(student.id)).toEqual(["erasures"]);
  await sweepIn(LONG_AFTER_MS);
  expect(await tablesWith(student.id)).toEqual([]);
  expect(await storedBy(student.id)).toEqual([]);
});

test("a browser loses its cookie with the account, and begins anew as somebody else", async () => {
  const browser = newBrowser();
  const { user } = await (await browser.call("POST", "/session")).json<SessionCreated>();
  expect((await browser.call("DELETE", "/me", CONFIRMED)).status).toBe(204);
  expect(browser.cookies.size).toBe(0);
  await browser.call("POST", "/session");
  expect([null, user.id]).not.toContain(await whoIs(browser));
});

test("what somebody else sent too stays theirs, with its verdict", async () => {
  const { a, b } = await twoAssignments();
  const [student, other] = [await newStudent(), await newStudent()];
  const node = await newNode();
  const mine = await student.submit(a, "x = 'both'");
  await grade(node, mine, "correct");
  const theirs = await other.submit(a, "x = 'both'");
  const waiting = await student.submit(b, "y = 'both'");
  const alike = await other.submit(b, "y = 'both'");
  expect(await gradingOf(alike)).toBe(await gradingOf(waiting));
  expect(await remove(student)).toBe(204);
  const read = async ({ id }: Submission) =>
    (await other.call<{ submission: Submission }>("GET", `/submissions/${id}`)).body.submission;
  expect(await read(theirs)).toMatchObject({ verdict: "correct", points: 100 });
  await grade(node, alike, "incorrect");
  expect(await read(alike)).toMatchObject({ status: "graded", verdict: "incorrect" });
});

test("a verdict that comes after its student is gone finds nobody, and is kept nowhere", async () => {
  const { a } = await twoAssignments();
  const student = await newStudent();
  const node = await newNode();
  const claim = only(await node.claim([await gradingOf(await student.submit(a, "x = 'late'"))]));
  expect(await remove(student)).toBe(204);
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(await node.report(claim, { ...resultOf("correct"), feedback: "x = 'late'" })).toBe(
    "stale",
  );
  expect(await node.fail(claim)).toBe("stale");
  expect(log.mock.calls).toEqual([]);
  log.mockRestore();
  expect(await tablesWith("x = 'late'")).toEqual([]);
});

test("what waits in the queue for somebody who is gone is not run", async () => {
  const { a } = await twoAssignments();
  const student = await newStudent();
  const gradingId = await gradingOf(await student.submit(a, "x = 'queued'"));
  expect(await remove(student)).toBe(204);
  expect(await (await newNode()).claim([gradingId])).toEqual([]);
  expect(await sweepIn(3_600_000)).toMatchObject({ requeued: 0, failed: 0 });
});

test("a second look goes with its student, and what it looks at only if nobody else sent it", async () => {
  const { a, b } = await twoAssignments();
  const [student, other] = [await newStudent(), await newStudent()];
  const node = await newNode();
  for (const [id, code] of [
    [a, "x = 'alone'"],
    [b, "x = 'shared'"],
  ] as const) {
    const sent = await student.submit(id, code);
    await grade(node, sent, "time_limit");
    if (id === b) await other.submit(b, code);
    expect((await student.call("POST", `/submissions/${sent.id}/regrade`)).status).toBe(201);
  }
  expect(await remove(student)).toBe(204);
  expect(await tablesWith("x = 'alone'")).toEqual([]);
  expect(await tablesWith("x = 'shared'")).toEqual(["gradings", "submissions"]);
});

test("what waited for a turn of theirs and is another's too gets its turn", async () => {
  const { a, b } = await twoAssignments();
  const [student, other] = [await newStudent(), await newStudent()];
  await student.submit(a, "x = 1");
  await student.submit(b, "y = 'held'");
  await other.submit(a, "x = 2");
  const held = await other.submit(b, "y = 'held'");
  const outboxOf = async () =>
    (
      await env.DB.prepare("select held_for as id from outbox where grading_id = ?")
        .bind(await gradingOf(held))
        .all()
    ).results;
  expect(await outboxOf()).toEqual([{ id: student.id }]);
  expect(await remove(student)).toBe(204);
  expect(await outboxOf()).toEqual([]);
  await grade(await newNode(), held, "correct");
});

/** A database on which somebody deletes the account in the moment before the first write. */
function deletedFirst(student: Student): D1Database {
  return new Proxy(env.DB, {
    get(target, key) {
      if (key === "batch") {
        return async (statements: D1PreparedStatement[]) => {
          await remove(student);
          return target.batch(statements);
        };
      }
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

test("whoever writes while the account is deleted is told that there is no session, and leaves nothing", async () => {
  const { a } = await twoAssignments();
  for (const [method, path, body] of [
    ["POST", "/submissions", { assignmentId: a, code: "x = 'too late'" }],
    ["POST", `/assignments/${a}/reports`, { message: "too late" }],
    ["POST", "/session/rotate", undefined],
  ] as const) {
    const student = await newStudent();
    const call = caller(student.token, deletedFirst(student));
    expect([path, (await call(method, path, body)).status]).toEqual([path, 401]);
    expect(await tablesWith(student.id)).toEqual(["erasures"]);
  }
  expect(await tablesWith("too late")).toEqual([]);
});

test("of two devices that delete the account at one moment neither fails", async () => {
  const { a } = await twoAssignments();
  const student = await newStudent();
  await student.submit(a, "x = 1");
  const statuses = await Promise.all([remove(student), remove(student)]);
  for (const status of statuses) expect([204, 401]).toContain(status);
  expect(statuses).toContain(204);
});

test("what a late request leaves with the object goes too, and so does what was cut off", async () => {
  const { a } = await twoAssignments();
  const student = await newStudent();
  await student.call("PUT", `/assignments/${a}/draft`, { code: "x = 'cut off'" });
  // The request dies after the transaction.
  await eraseUser(openDb(env.DB), student.id, Date.now());
  await sweepIn(60_000);
  expect(await storedBy(student.id)).toEqual([]);
  await userObjectOf(env, student.id).saveDraft(a, { code: "x = 'late'", base: null });
  await evictDurableObject(userObjectOf(env, student.id));
  expect(await storedBy(student.id)).not.toEqual([]);
  await sweepIn(LONG_AFTER_MS);
  expect(await storedBy(student.id)).toEqual([]);
  expect(await tablesWith(student.id)).toEqual([]);
});

test("those whose work an account took over go with it", async () => {
  const { a } = await twoAssignments();
  const [account, device] = [await newStudent(), await newStudent()];
  await grade(await newNode(), await device.submit(a, "x = 'before'"), "incorrect");
  const { body } = await account.call<{ code: string }>("POST", "/me/recovery-code");
  await device.call("POST", "/session/recover", { code: body.code });
  expect(await storedBy(device.id)).not.toEqual([]);
  expect(await remove(account)).toBe(204);
  await sweepIn(LONG_AFTER_MS);
  for (const { id } of [account, device]) {
    expect(await tablesWith(id)).toEqual([]);
    expect(await storedBy(id)).toEqual([]);
  }
});

test("whom a provider vouches for begins anew after the account is gone", async () => {
  const identity = { issuer: "https://id.example", subject: "again" };
  const arrival = { visitor: null, now: Date.now() };
  const db = openDb(env.DB);
  const first = await signIn(env, db, identity, { ...arrival, tokenHash: "h-1" });
  await eraseUser(db, first, Date.now());
  expect(await signIn(env, db, identity, { ...arrival, tokenHash: "h-2" })).not.toBe(first);
});

test("the last administrator stays until there is another one", async () => {
  await env.DB.prepare("update users set role = 'student'").run();
  const last = await newPublisher("admin");
  const refused = await last<{ error: { code: string; message: string } }>(
    "DELETE",
    "/me",
    CONFIRMED,
  );
  expect([refused.status, refused.body.error.code]).toEqual([409, "last_admin"]);
  expect((await last("GET", "/me")).status).toBe(200);
  const next = await newPublisher("admin");
  const statuses = await Promise.all([remove({ call: last }), remove({ call: next })]);
  expect(statuses.toSorted((x, y) => x - y)).toEqual([204, 409]);
});
