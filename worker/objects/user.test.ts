import { env, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import type { ServerEvent } from "../../contract/socket.ts";
import type { Submission } from "../../contract/api.ts";
import { userObjectOf } from "../flow/delivery.ts";
import {
  assignmentUpload,
  grade,
  newCourse,
  newNode,
  newStudent,
  openPage,
} from "../testing/actors.ts";

const kinds = (events: readonly ServerEvent[]) =>
  events.map((event) => (event.type === "submission" ? event.submission.status : event.type));

async function solveOnce() {
  const { ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const student = await newStudent();
  const node = await newNode();
  return { assignmentId, student, node };
}

test("a page gets a snapshot, then each event with the next number", async () => {
  const { assignmentId, student, node } = await solveOnce();
  const page = await openPage(student);
  const submission = await student.submit(assignmentId, "x = 1");
  await grade(node, submission, "correct");
  await vi.waitFor(() => {
    expect(kinds(page.events)).toEqual(["snapshot", "pending", "graded", "score"]);
  });
  const [first = 0] = page.events.map((event) => event.seq);
  expect(page.events.map((event) => event.seq - first)).toEqual([0, 1, 2, 3]);
  expect(page.events[0]).toMatchObject({ score: 0, solved: 0, pending: [] });
  expect(page.events.at(-1)).toMatchObject({ type: "score", score: 100, solved: 1 });
});

test("a page that comes back gets just what it missed", async () => {
  const { assignmentId, student, node } = await solveOnce();
  const page = await openPage(student);
  const submission = await student.submit(assignmentId, "x = 1");
  await vi.waitFor(() => expect(kinds(page.events)).toEqual(["snapshot", "pending"]));
  page.socket.close();
  await grade(node, submission, "correct");

  const again = await openPage(student, page.events.at(-1)?.seq);
  await vi.waitFor(() => expect(kinds(again.events)).toEqual(["graded", "score"]));
});

test("a page that knows numbers nobody gave gets a snapshot with what is pending", async () => {
  const { assignmentId, student } = await solveOnce();
  const submission = await student.submit(assignmentId, "x = 1");
  const page = await openPage(student, 9e15);
  await vi.waitFor(() => expect(kinds(page.events)).toEqual(["snapshot"]));
  expect(page.events[0]).toMatchObject({ pending: [{ id: submission.id, status: "pending" }] });
});

test("an object that lost its storage shows the truth of D1, however far a page had counted", async () => {
  const { assignmentId, student, node } = await solveOnce();
  const before = await openPage(student);
  await grade(node, await student.submit(assignmentId, "x = 1"), "correct");
  await vi.waitFor(() => expect(kinds(before.events)).toContain("score"));
  const known = before.events.at(-1)?.seq ?? 0;
  const user = userObjectOf(env, student.id);
  await runInDurableObject(user, async (_object, state) => {
    await state.storage.deleteAll();
  });
  await evictDurableObject(user);
  await grade(node, await student.submit(assignmentId, "x = 2"), "incorrect");

  const page = await openPage(student, known);
  await vi.waitFor(() => expect(kinds(page.events)).toEqual(["snapshot"]));
  expect(page.events[0]).toMatchObject({ score: 100, solved: 1, pending: [] });
});

test("an object that was evicted goes on numbering, and the pages it left asleep hear it", async () => {
  const { assignmentId, student, node } = await solveOnce();
  const page = await openPage(student);
  const submission = await student.submit(assignmentId, "x = 1");
  await vi.waitFor(() => expect(kinds(page.events)).toEqual(["snapshot", "pending"]));
  await evictDurableObject(userObjectOf(env, student.id));
  await grade(node, submission, "correct");
  await vi.waitFor(() =>
    expect(kinds(page.events)).toEqual(["snapshot", "pending", "graded", "score"]),
  );
  const numbers = page.events.map((event) => event.seq);
  expect(numbers).toEqual(numbers.toSorted((x, y) => x - y));
  expect(new Set(numbers).size).toBe(numbers.length);
});

test("a score is never followed by an older one", async () => {
  const slugs = ["a", "b"].map((name) => assignmentUpload(name));
  const { ids } = await newCourse(slugs);
  const student = await newStudent();
  const page = await openPage(student);
  const sent = await Promise.all(ids.map(async (id) => student.submit(id, "x = 1")));
  const nodes = await Promise.all([newNode(), newNode()]);
  await Promise.all(
    sent.map(async (one, index) => {
      const node = nodes[index];
      if (node !== undefined) await grade(node, one, "correct");
    }),
  );
  await vi.waitFor(() => {
    const scores = page.events.flatMap((event) => (event.type === "score" ? [event.score] : []));
    expect(scores.at(-1)).toBe(200);
    expect(scores).toEqual(scores.toSorted((x, y) => x - y));
  });
});

test("an outcome that is delivered twice is one event, and a late pending never covers it", async () => {
  const { assignmentId, student, node } = await solveOnce();
  const page = await openPage(student);
  const pending = await student.submit(assignmentId, "x = 1");
  await grade(node, pending, "correct");
  const user = userObjectOf(env, student.id);
  const { body } = await student.call<{ submission: Submission }>(
    "GET",
    `/submissions/${pending.id}`,
  );
  await user.deliver(student.id, body.submission, Date.now());
  await user.announce(student.id, pending);
  const last = await openPage(student, page.events.at(-1)?.seq);
  await vi.waitFor(() =>
    expect(kinds(page.events)).toEqual(["snapshot", "pending", "graded", "score"]),
  );
  expect(kinds(last.events)).toEqual([]);
});

test("every open page of a user is told, and no page of another", async () => {
  const { assignmentId, student, node } = await solveOnce();
  const stranger = await newStudent();
  const [first, second, other] = await Promise.all([
    openPage(student),
    openPage(student),
    openPage(stranger),
  ]);
  await grade(node, await student.submit(assignmentId, "x = 1"), "incorrect");
  await vi.waitFor(() => {
    expect(kinds(first.events)).toContain("graded");
    expect(kinds(second.events)).toContain("graded");
  });
  expect(kinds(other.events)).toEqual(["snapshot"]);
});

test("a ping is answered", async () => {
  const page = await openPage(await newStudent());
  page.socket.send("ping");
  await vi.waitFor(() => expect(page.texts).toEqual(["pong"]));
});

test("a mark whose submission was never written stops refusing once it is old", async () => {
  const { assignmentId, student } = await solveOnce();
  const user = userObjectOf(env, student.id);
  await user.admit(assignmentId, "never-written");
  expect(await user.admit(assignmentId, "next")).toMatchObject({
    admitted: false,
    code: "in_flight",
  });
  await runInDurableObject(user, (_object, state) => {
    state.storage.sql.exec("update in_flight set since = since - 60000");
  });
  await student.submit(assignmentId, "x = 1");
});

test("an old mark of a submission that is still being graded goes on refusing", async () => {
  const { assignmentId, student } = await solveOnce();
  const first = await student.submit(assignmentId, "x = 1");
  const user = userObjectOf(env, student.id);
  await runInDurableObject(user, (_object, state) => {
    state.storage.sql.exec("update in_flight set since = since - 60000");
  });
  expect(await user.admit(assignmentId, "next")).toMatchObject({ submissionId: first.id });
});
