import { env } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import { openDb } from "../store/db.ts";
import {
  connectNode,
  newNode,
  newSubmission,
  only,
  openPage,
  resultOf,
} from "../testing/actors.ts";
import { sweep } from "./sweep.ts";

const MINUTE_MS = 60_000;

const hasFreeSlots = async () => env.FLEET.getByName("fleet").hasFreeSlots();

/** Whether a sweep so many minutes from now would send this grading's message again. */
async function isAnnouncedAfter(gradingId: string, minutes: number): Promise<boolean> {
  const then = Date.now() + minutes * MINUTE_MS;
  await sweep(env, openDb(env.DB), then);
  const row = await env.DB.prepare("select queued_at as at from gradings where id = ?")
    .bind(gradingId)
    .first<{ at: number }>();
  return row?.at === then;
}

test("the sweep returns a lost node's grading to the queue and leaves healthy ones alone", async () => {
  const lost = await newSubmission();
  const healthy = await newSubmission();
  const node = await newNode();
  await node.claim([lost.gradingId, healthy.gradingId]);
  await env.DB.prepare("update gradings set lease_expires_at = 1 where id = ?")
    .bind(lost.gradingId)
    .run();
  const report = await sweep(env, openDb(env.DB), Date.now());
  expect(report).toMatchObject({ requeued: 1, failed: 0 });
  expect((await lost.read()).status).toBe("pending");
  expect((await healthy.read()).status).toBe("running");
  expect(only(await node.claim([lost.gradingId])).attempt).toBe(2);
});

test("the sweep sends what a dead request left in the outbox", async () => {
  const { gradingId } = await newSubmission();
  const left = async () =>
    (
      await env.DB.prepare("select count(*) as n from outbox where grading_id = ?")
        .bind(gradingId)
        .first<{ n: number }>()
    )?.n;
  expect(await left()).toBe(0);
  await env.DB.prepare("insert into outbox (grading_id, lane, created_at) values (?, 'grading', 1)")
    .bind(gradingId)
    .run();
  await sweep(env, openDb(env.DB), Date.now());
  expect(await left()).toBe(0);
});

test("the sweep announces again what nobody claimed for long, sooner while a node is idle", async () => {
  const { gradingId } = await newSubmission();
  expect(await isAnnouncedAfter(gradingId, 3)).toBe(false);
  const socket = await connectNode(await newNode());
  await vi.waitFor(async () => expect(await hasFreeSlots()).toBe(true));
  expect(await isAnnouncedAfter(gradingId, 0.5)).toBe(false);
  expect(await isAnnouncedAfter(gradingId, 2)).toBe(true);
  socket.close();
  await vi.waitFor(async () => expect(await hasFreeSlots()).toBe(false));
  expect(await isAnnouncedAfter(gradingId, 10)).toBe(false);
  expect(await isAnnouncedAfter(gradingId, 60)).toBe(true);
  expect(only(await (await newNode()).claim([gradingId])).attempt).toBe(1);
});

test("a long line alone is not announced again, but what later ones overtook is", async () => {
  const node = await newNode();
  const socket = await connectNode(node);
  await vi.waitFor(async () => expect(await hasFreeSlots()).toBe(true));
  // What earlier tests left running would have overtaken all of these.
  await env.DB.prepare("update gradings set status = 'failed' where status = 'running'").run();
  const queuedAt = async (gradingId: string, minutesAgo: number) =>
    env.DB.prepare("update gradings set queued_at = ? where id = ?")
      .bind(Date.now() - minutesAgo * MINUTE_MS, gradingId)
      .run();
  const [first, second, lost] = [
    await newSubmission("x = 1"),
    await newSubmission("x = 2"),
    await newSubmission("x = 3"),
  ];
  await queuedAt(first.gradingId, 5);
  await queuedAt(second.gradingId, 5);
  only(await node.claim([first.gradingId]));
  await env.DB.prepare("update gradings set lease_expires_at = ? where id = ?")
    .bind(Date.now() + 60 * MINUTE_MS, first.gradingId)
    .run();
  // The line moves slowly: the second waits its turn.
  expect(await isAnnouncedAfter(second.gradingId, 0)).toBe(false);
  await queuedAt(lost.gradingId, 7);
  expect(await isAnnouncedAfter(lost.gradingId, 0)).toBe(true);
  socket.close();
});

test("the sweep pushes a verdict whose push was cut off, once", async () => {
  const { gradingId, student, submission } = await newSubmission();
  const page = await openPage(student);
  // As a request that died between the batch and the push leaves it.
  const result = JSON.stringify(resultOf("correct"));
  await env.DB.prepare(
    "update gradings set status = 'graded', verdict = 'correct', result = ? where id = ?",
  )
    .bind(result, gradingId)
    .run();
  const later = Date.now() + MINUTE_MS;
  await sweep(env, openDb(env.DB), later);
  expect((await sweep(env, openDb(env.DB), later)).delivered).toBe(0);
  const told = page.events.filter(
    (event) =>
      event.type === "submission" &&
      event.submission.id === submission.id &&
      event.submission.status === "graded",
  );
  expect(told).toHaveLength(1);
});
