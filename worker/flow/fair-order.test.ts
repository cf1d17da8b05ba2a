import { env } from "cloudflare:test";
import { expect, test } from "vitest";

import { openDb } from "../store/db.ts";
import {
  assignmentUpload,
  grade,
  gradingOf,
  newCourse,
  newNode,
  newStudent,
  only,
} from "../testing/actors.ts";
import { sweep } from "./sweep.ts";

const MINUTE_MS = 60_000;

async function course() {
  const { ids } = await newCourse(["a", "b", "c"].map((slug) => assignmentUpload(slug)));
  const [a = "", b = "", c = ""] = ids;
  return { a, b, c };
}

/** For whom the message of this grading is held back; null once it was sent. */
async function heldFor(gradingId: string): Promise<string | null> {
  const row = await env.DB.prepare("select held_for as user from outbox where grading_id = ?")
    .bind(gradingId)
    .first<{ user: string | null }>();
  return row?.user ?? null;
}

test("of one student one program at a time goes to the queue, the next when it has ended", async () => {
  const { a, b, c } = await course();
  const student = await newStudent();
  const node = await newNode();
  const sent = [
    await student.submit(a, "x = 1"),
    await student.submit(b, "x = 2"),
    await student.submit(c, "x = 3"),
  ];
  const ids = await Promise.all(sent.map(gradingOf));
  const held = async () => Promise.all(ids.map(heldFor));
  expect(await held()).toEqual([null, student.id, student.id]);

  await grade(node, sent[0]!, "incorrect");
  expect(await held()).toEqual([null, null, student.id]);
  // A fault of ours ends a turn as well.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await node.fail(only(await node.claim([ids[1]!])));
  }
  expect(await held()).toEqual([null, null, null]);
});

test("another student's program is not held, also when it is one that is held for somebody", async () => {
  const { a, b } = await course();
  const [busy, free] = await Promise.all([newStudent(), newStudent()]);
  await busy.submit(a, "x = 1");
  const shared = await gradingOf(await busy.submit(b, "x = 2"));
  expect(await heldFor(shared)).toBe(busy.id);
  await free.submit(b, "x = 2");
  expect(await heldFor(shared)).toBeNull();
});

test("the sweep leaves what is held for its turn, and lets go what has nothing to wait for", async () => {
  const { a, b } = await course();
  const student = await newStudent();
  const first = await gradingOf(await student.submit(a, "x = 1"));
  const second = await gradingOf(await student.submit(b, "x = 2"));
  await sweep(env, openDb(env.DB), Date.now() + MINUTE_MS);
  expect(await heldFor(second)).toBe(student.id);
  // As when the first one became another user's.
  await env.DB.prepare("update submissions set delivered_at = 1 where grading_id = ?")
    .bind(first)
    .run();
  await sweep(env, openDb(env.DB), Date.now() + MINUTE_MS);
  expect(await heldFor(second)).toBeNull();
});
