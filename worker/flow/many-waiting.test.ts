import { env } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import { openDb } from "../store/db.ts";
import { grade, newNode, newSubmission, openPage } from "../testing/actors.ts";
import { sweep } from "./sweep.ts";

const WAITING = 1_000;
const MINUTE_MS = 60_000;

/** As many users more who sent the same program and wait for its grading. */
async function joinedBy(count: number, submissionId: string): Promise<void> {
  const ids = JSON.stringify(Array.from({ length: count }, (_, i) => String(i).padStart(4, "0")));
  await env.DB.batch([
    env.DB.prepare(
      `insert into users (id, role, created_at)
       select ?1 || '-user-' || value, 'student', 0 from json_each(?2)`,
    ).bind(submissionId, ids),
    env.DB.prepare(
      `insert into submissions
         (id, user_id, assignment_id, grading_id, code, points, cached, created_at)
       select s.id || '-' || value, s.id || '-user-' || value, s.assignment_id, s.grading_id, s.code,
         s.points, 0, s.created_at
       from submissions s, json_each(?2) where s.id = ?1`,
    ).bind(submissionId, ids),
  ]);
}

async function countUntold(gradingId: string): Promise<number> {
  const row = await env.DB.prepare(
    "select count(*) as n from submissions where grading_id = ? and delivered_at is null",
  )
    .bind(gradingId)
    .first<{ n: number }>();
  return row?.n ?? -1;
}

/** The courier's alarms run by themselves here, as they do on the platform. */
const untilAllTold = async (gradingId: string) =>
  vi.waitFor(async () => expect(await countUntold(gradingId)).toBe(0), {
    timeout: 240_000,
    interval: 100,
  });

test("a grading that a thousand wait for tells all of them, a part at a time", async () => {
  const { gradingId, submission, student } = await newSubmission();
  const page = await openPage(student);
  await joinedBy(WAITING, submission.id);
  await grade(await newNode(), submission, "correct");
  // One request tells no more than it may.
  expect(await countUntold(gradingId)).toBeGreaterThan(0);
  await untilAllTold(gradingId);

  const points = await env.DB.prepare("select count(*) as n from solved where assignment_id = ?")
    .bind(submission.assignmentId)
    .first<{ n: number }>();
  expect(points?.n).toBe(WAITING + 1);
  await vi.waitFor(() => expect(page.events.at(-1)).toMatchObject({ type: "score", score: 100 }));
}, 300_000);

test("telling that was cut off half way goes on with the next sweep, and tells nobody twice", async () => {
  const { gradingId, submission, student } = await newSubmission();
  const page = await openPage(student);
  await joinedBy(250, submission.id);
  await grade(await newNode(), submission, "incorrect");
  await untilAllTold(gradingId);
  // As when it was cut off before anybody was noted as told, and the courier knows of nothing.
  await env.DB.prepare("update submissions set delivered_at = null where grading_id = ?")
    .bind(gradingId)
    .run();
  await sweep(env, openDb(env.DB), Date.now() + MINUTE_MS);
  await untilAllTold(gradingId);
  const told = page.events.filter(
    (event) => event.type === "submission" && event.submission.status === "graded",
  );
  expect(told).toHaveLength(1);
}, 300_000);
