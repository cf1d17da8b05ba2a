import {
  env,
  evictDurableObject,
  runDurableObjectAlarm,
  runInDurableObject,
} from "cloudflare:test";
import { expect, test, vi } from "vitest";

import type { Account } from "../../contract/account.ts";
import type { Assignment, Me, SessionCreated, Submission } from "../../contract/api.ts";
import type { ErrorEnvelope } from "../../contract/errors.ts";
import { SESSION_ENDED } from "../../contract/socket.ts";
import { userObjectOf } from "../flow/delivery.ts";
import { mergeStragglers } from "../store/merge-users.ts";
import { openDb } from "../store/db.ts";
import {
  assignmentUpload,
  caller,
  grade,
  newCourse,
  newNode,
  newPublisher,
  newStudent,
  openPage,
  send,
  type Student,
} from "../testing/actors.ts";
import { newBrowser, whoIs } from "../testing/browser.ts";

async function codeOf(student: Student): Promise<string> {
  const { status, body } = await student.call<{ code: string }>("POST", "/me/recovery-code");
  expect(status).toBe(201);
  return body.code;
}

/** The device of `student` enters the account of a code; the new token's student. */
async function enter(student: Student, code: string): Promise<Student> {
  const { status, body } = await student.call<SessionCreated>("POST", "/session/recover", { code });
  expect(status).toBe(201);
  return { ...student, id: body.user.id, token: body.token, call: caller(body.token) };
}

const readMe = async (student: Student) => (await student.call<Me>("GET", "/me")).body;
const readAccount = async (student: Student, query = "") =>
  (await student.call<Account>("GET", `/me/account${query}`)).body;
const readAssignment = async (student: Student, id: string) =>
  (await student.call<{ assignment: Assignment }>("GET", `/assignments/${id}`)).body.assignment;
const saveDraft = async (student: Student, id: string, code: string) =>
  student.call("PUT", `/assignments/${id}/draft`, { code });

/** The status and the sentence with which a typed code is refused. */
async function refusal(student: Student, code: string): Promise<[number, string]> {
  const { status, body } = await student.call<ErrorEnvelope>("POST", "/session/recover", { code });
  return [status, body.error.message];
}

async function twoAssignments() {
  const { ids, slug } = await newCourse([assignmentUpload("a"), assignmentUpload("b")]);
  const [a = "", b = ""] = ids;
  return { a, b, course: slug };
}

test("a code moves the account to another device, once, and only its hash is kept", async () => {
  const owner = await newStudent();
  const code = await codeOf(owner);
  expect(await readAccount(owner)).toMatchObject({ hasRecoveryCode: true, sessions: 1 });
  const rows = await env.DB.prepare("select * from recovery_codes").all();
  expect(JSON.stringify(rows.results)).not.toContain(code.replaceAll("-", ""));

  const device = newBrowser();
  const typed = code.toLowerCase().replaceAll("-", " ");
  expect((await device.call("POST", "/session/recover", { code: typed })).status).toBe(201);
  expect(await whoIs(device)).toBe(owner.id);
  expect(await readAccount(owner)).toMatchObject({ hasRecoveryCode: false, sessions: 2 });

  const again = await newBrowser().call("POST", "/session/recover", { code });
  expect(again.status).toBe(404);
  expect(again.headers.getSetCookie()).toEqual([]);
});

test("a new code takes the old one's place", async () => {
  const owner = await newStudent();
  const old = await codeOf(owner);
  const code = await codeOf(owner);
  expect((await newBrowser().call("POST", "/session/recover", { code: old })).status).toBe(404);
  expect((await newBrowser().call("POST", "/session/recover", { code })).status).toBe(201);
});

test("of two devices that use a code at one moment one gets the account", async () => {
  const code = await codeOf(await newStudent());
  const devices = [await newStudent(), await newStudent()];
  const answers = await Promise.all(
    devices.map(async (device) => device.call("POST", "/session/recover", { code })),
  );
  expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([201, 404]);
  // The other is who they were.
  const loser = answers.findIndex(({ status }) => status === 404);
  const device = devices[loser];
  expect(device && (await readMe(device)).user.id).toBe(device?.id);
});

test("a slip, a code of nobody and one's own code are each told in words, and spend nothing", async () => {
  const owner = await newStudent();
  const code = await codeOf(owner);
  const slip = code.replace(/^./, (first) => (first === "A" ? "B" : "A"));
  const other = await newStudent();
  expect(await refusal(other, slip)).toEqual([422, expect.stringContaining("slip")]);
  expect(await refusal(other, code.slice(5))).toEqual([422, expect.stringContaining("missing")]);
  expect(await refusal(owner, code)).toEqual([422, expect.stringContaining("already")]);
  expect((await enter(other, code)).id).toBe(owner.id);
});

/** A well-formed code that nobody has. */
async function guess(): Promise<Response> {
  return send(
    new Request("http://gradewire.test/api/session/recover", {
      method: "POST",
      headers: { "Content-Type": "application/json", "CF-Connecting-IP": "198.51.100.4" },
      body: JSON.stringify({ code: "0000-0000-0000-0000-0000-0000" }),
    }),
  );
}

test("nobody tries codes without end", async () => {
  const statuses = [];
  for (let i = 0; i < 12; i += 1) statuses.push((await guess()).status);
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 404));
  expect(statuses.at(-1)).toBe(429);
});

test("what a device had of its own goes over to the account, and none of it is lost", async () => {
  const { a, b, course } = await twoAssignments();
  const node = await newNode();
  const account = await newStudent();
  const device = await newStudent();
  await grade(node, await account.submit(a, "x = 'account'"), "correct");
  const mine = await device.submit(a, "x = 'device'");
  await grade(node, mine, "correct");
  await grade(node, await device.submit(b, "x = 'b'"), "correct");
  await device.call("PUT", `/courses/${course}/current`, { assignmentId: b });

  const entered = await enter(device, await codeOf(account));
  expect(entered.id).toBe(account.id);
  expect(await readMe(entered)).toEqual({ user: { id: account.id }, score: 200, solved: 2 });
  const { body } = await account.call<{ submissions: Submission[] }>(
    "GET",
    `/submissions?assignmentId=${a}`,
  );
  expect(body.submissions.map(({ id }) => id)).toContain(mine.id);
  const current = await account.call("GET", `/courses/${course}/current`);
  expect(current.body).toEqual({ assignmentId: b });
  // Whoever else has the device's old token, or its code, has no part in the account.
  expect((await device.call("GET", "/me")).status).toBe(401);
  expect(await readAccount(account, `?formerly=${device.id}`)).toMatchObject({ wasFormerly: true });
  const stranger = await newStudent();
  expect(await readAccount(stranger, `?formerly=${device.id}`)).toMatchObject({
    wasFormerly: false,
  });
});

test("of two texts the newer is the draft, and the other stays to be had until it is let go", async () => {
  const { a, b } = await twoAssignments();
  const account = await newStudent();
  const device = await newStudent();
  await saveDraft(device, a, "older, device");
  await saveDraft(account, a, "newer, account");
  await saveDraft(account, b, "older, account");
  await saveDraft(device, b, "newer, device");

  await enter(device, await codeOf(account));
  expect(await readAssignment(account, a)).toMatchObject({
    draft: "newer, account",
    otherDrafts: ["older, device"],
  });
  expect(await readAssignment(account, b)).toMatchObject({
    draft: "newer, device",
    otherDrafts: ["older, account"],
  });
  const dropped = await send(
    new Request(`http://gradewire.test/api/assignments/${a}/other-drafts`, {
      method: "DELETE",
      headers: { Authorization: `Bearer ${account.token}` },
    }),
  );
  expect(dropped.status).toBe(204);
  expect(await readAssignment(account, a)).toMatchObject({ otherDrafts: [] });
  await runInDurableObject(userObjectOf(env, device.id), (_object, state) => {
    expect(state.storage.sql.exec("select * from drafts").toArray()).toEqual([]);
  });
});

test("of two ratings the later stands, and reports go along", async () => {
  const { a, b } = await twoAssignments();
  const [account, device] = [await newStudent(), await newStudent()];
  const node = await newNode();
  const rateFrom = async (student: Student, id: string, stars: number) => {
    await grade(node, await student.submit(id, `x = ${stars}`), "correct");
    expect((await student.call("PUT", `/assignments/${id}/rating`, { stars })).status).toBe(200);
    // A millisecond apart, at least.
    await new Promise((resolve) => setTimeout(resolve, 2));
  };
  await rateFrom(account, a, 1);
  await rateFrom(device, a, 2);
  await rateFrom(device, b, 3);
  await rateFrom(account, b, 4);
  await device.call("POST", `/assignments/${b}/reports`, { message: "It is wrong." });
  await enter(device, await codeOf(account));
  expect(await readAssignment(account, a)).toMatchObject({ rating: { stars: 2 } });
  expect(await readAssignment(account, b)).toMatchObject({ rating: { stars: 4 } });
  const reports = await env.DB.prepare(
    "select user_id as id from problem_reports where message = ?",
  )
    .bind("It is wrong.")
    .all();
  expect(reports.results).toEqual([{ id: account.id }]);
  const left = await env.DB.prepare("select * from ratings where user_id = ?")
    .bind(device.id)
    .all();
  expect(left.results).toEqual([]);
});

test("a grading that is under way reaches the account, and its open page hears of the points", async () => {
  const { a } = await twoAssignments();
  const account = await newStudent();
  const device = await newStudent();
  const page = await openPage(account);
  const old = await openPage(device);
  const closed = new Promise((resolve) => {
    old.socket.addEventListener("close", ({ code }) => resolve(code));
  });
  const pending = await device.submit(a, "x = 1");
  await enter(device, await codeOf(account));
  expect(await closed).toBe(SESSION_ENDED);
  await grade(await newNode(), pending, "correct");
  await vi.waitFor(() =>
    expect(page.events).toContainEqual(expect.objectContaining({ type: "score", score: 100 })),
  );
});

test("when the account's object is out of reach, the merge is finished later, and drafts wait where they were", async () => {
  const { a } = await twoAssignments();
  const account = await newStudent();
  const device = await newStudent();
  await saveDraft(device, a, "x = 'wait'");
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  // The account's object, which has its tables by now, cannot take the desk, for once.
  await readAssignment(account, a);
  const code = await codeOf(account);
  await runInDurableObject(userObjectOf(env, account.id), (_object, state) => {
    state.storage.sql.exec("alter table visits rename to visits_away");
  });
  const entered = await enter(device, code);
  expect((await readMe(entered)).user.id).toBe(account.id);
  expect(log.mock.calls.flat().join()).toContain("merge_delayed");
  log.mockRestore();
  await runInDurableObject(userObjectOf(env, account.id), (_object, state) => {
    state.storage.sql.exec("alter table visits_away rename to visits");
  });
  expect(await readAssignment(account, a)).toMatchObject({ draft: null });

  await runInDurableObject(userObjectOf(env, device.id), (_object, state) => {
    state.storage.sql.exec("update takeover set due_at = due_at - 60000");
  });
  await evictDurableObject(userObjectOf(env, device.id));
  expect(await runDurableObjectAlarm(userObjectOf(env, device.id))).toBe(true);
  expect(await readAssignment(account, a)).toMatchObject({ draft: "x = 'wait'" });
  // Once more changes nothing.
  await userObjectOf(env, device.id).finishMerge();
  expect(await readAssignment(account, a)).toMatchObject({ draft: "x = 'wait'", otherDrafts: [] });
}, 30_000);

test("what a late request leaves with the old user goes over as well", async () => {
  const { a, b } = await twoAssignments();
  const account = await newStudent();
  const device = await newStudent();
  const late = await device.submit(b, "x = 'late'");
  await enter(device, await codeOf(account));
  await env.DB.prepare("update submissions set user_id = ? where id = ?")
    .bind(device.id, late.id)
    .run();
  await userObjectOf(env, device.id).saveDraft(a, {
    code: "x = 'typed on'",
    base: undefined,
  });
  await vi.waitFor(
    async () => expect(await readAssignment(account, a)).toMatchObject({ draft: "x = 'typed on'" }),
    10_000,
  );
  expect((await account.call("GET", `/submissions/${late.id}`)).status).toBe(200);
}, 30_000);

test("a merge that was announced and never came is none", async () => {
  const { a } = await twoAssignments();
  const device = await newStudent();
  await userObjectOf(env, device.id).expectMerge(device.id);
  await saveDraft(device, a, "x = 'mine'");
  await userObjectOf(env, device.id).finishMerge();
  expect(await readAssignment(device, a)).toMatchObject({ draft: "x = 'mine'" });
  // Nor can anybody be made into somebody else by asking for it.
  const other = await newStudent();
  await mergeStragglers(openDb(env.DB), { from: device.id, into: other.id });
  expect((await readMe(device)).user.id).toBe(device.id);
});

test("nor do the rights of somebody who was invited to a course: they are just left", async () => {
  const { slug } = await newCourse();
  const invited = await newStudent();
  await env.DB.prepare("insert into course_roles (course, user_id, created_at) values (?, ?, 0)")
    .bind(slug, invited.id)
    .run();
  const account = await newStudent();
  expect((await enter(invited, await codeOf(account))).id).toBe(account.id);
  expect((await readMe(invited)).user.id).toBe(invited.id);
  const { results } = await env.DB.prepare(
    "select user_id as id from course_roles where course = ?",
  )
    .bind(slug)
    .all<{ id: string }>();
  expect(results.map(({ id }) => id)).not.toContain(account.id);
});

test("a code of the user that an account took over opens nothing any more", async () => {
  const device = await newStudent();
  const slip = await codeOf(device);
  const account = await newStudent();
  await enter(device, await codeOf(account));
  expect(await refusal(await newStudent(), slip)).toEqual([404, expect.any(String)]);
});

test("an instructor's rights go to nobody who has a code", async () => {
  const publisher = await newPublisher("instructor");
  const { body } = await publisher<Me>("GET", "/me");
  const account = await newStudent();
  const answer = await publisher<SessionCreated>("POST", "/session/recover", {
    code: await codeOf(account),
  });
  expect(answer.body.user.id).toBe(account.id);
  expect(await readAccount(account)).toMatchObject({ role: "student" });
  expect((await publisher<Me>("GET", "/me")).body.user.id).toBe(body.user.id);
});

test("where no provider is set up, sign-in says so", async () => {
  for (const path of ["/auth/sign-in", "/auth/callback?code=x&state=y"]) {
    const { status, body } = await caller(null)<ErrorEnvelope>("GET", path);
    expect([status, body.error.message]).toEqual([404, expect.stringContaining("not set up")]);
  }
  expect((await caller(null)("GET", "/sign-in")).body).toEqual({ signIn: null });
  expect(await readAccount(await newStudent())).toMatchObject({ identities: [] });
});
