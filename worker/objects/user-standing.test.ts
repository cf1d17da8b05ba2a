import { env, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, test, vi } from "vitest";

import type { Submission } from "../../contract/api.ts";
import type { Claim } from "../../contract/grader.ts";
import type { ServerEvent } from "../../contract/socket.ts";
import { TestResult } from "../../contract/verdict.ts";
import { userObjectOf } from "../flow/delivery.ts";
import {
  connectNode,
  grade,
  newNode,
  newSubmission,
  type Node,
  only,
  openPage,
  resultOf,
} from "../testing/actors.ts";

const ENDED = ["a", "b"].map((name) => TestResult.parse({ name, outcome: "passed" }));

async function tellProgress(node: Node, claim: Claim, tests: TestResult[]) {
  const { gradingId, lease } = claim;
  const { status, body } = await node.call<{ outcomes: { outcome: string }[] }>(
    "POST",
    "/grader/progress",
    { progress: [{ gradingId, lease, tests, testCount: 3 }] },
  );
  expect(status).toBe(200);
  return body.outcomes[0]?.outcome;
}

const toldOf = (events: readonly ServerEvent[]) =>
  events.flatMap((event) =>
    event.type === "submission" ? [[event.submission.status, event.submission.tests.length]] : [],
  );

test("a long run shows its tests as they end, and a late word of it never covers the verdict", async () => {
  const { student, gradingId, read } = await newSubmission();
  const page = await openPage(student);
  const node = await newNode();
  const claim = only(await node.claim([gradingId]));

  expect(await tellProgress(node, claim, ENDED.slice(0, 1))).toBe("told");
  await vi.waitFor(() => expect(toldOf(page.events)).toEqual([["running", 1]]));
  expect(await read()).toMatchObject({ status: "running", testCount: 3, tests: [{ name: "a" }] });
  expect(await tellProgress(node, claim, ENDED)).toBe("told");
  await vi.waitFor(() => expect(toldOf(page.events).at(-1)).toEqual(["running", 2]));
  // A page that opens now sees how far it is.
  const late = await openPage(student);
  await vi.waitFor(() =>
    expect(late.events[0]).toMatchObject({
      pending: [{ status: "running", testCount: 3, tests: [{ name: "a" }, { name: "b" }] }],
    }),
  );

  expect(await node.report(claim, resultOf("incorrect"))).toBe("stored");
  expect(await tellProgress(node, claim, ENDED)).toBe("stale");
  await vi.waitFor(() => expect(toldOf(page.events).at(-1)).toEqual(["graded", 1]));
  // One that comes back after the first word gets the newest of each only.
  const again = await openPage(student, page.events[1]?.seq);
  await vi.waitFor(() => expect(toldOf(again.events)).toEqual([["graded", 1]]));
});

test("only the node that runs it says how far a run is", async () => {
  const { student, gradingId } = await newSubmission();
  const page = await openPage(student);
  const [holder, other] = await Promise.all([newNode(), newNode()]);
  const claim = only(await holder.claim([gradingId]));
  expect(await tellProgress(other, claim, ENDED)).toBe("stale");
  expect(await tellProgress(holder, { ...claim, lease: "another-lease" }, ENDED)).toBe("stale");
  expect(toldOf(page.events)).toEqual([]);
});

test("an open page is told its place in line and its wait as the line gets shorter", async () => {
  const socket = await connectNode(await newNode());
  socket.send(
    JSON.stringify({ type: "presence", freeSlots: 0, slots: 1, jobMs: 4_000, draining: false }),
  );
  const fleet = env.FLEET.getByName("fleet");
  await vi.waitFor(async () => expect(await fleet.standing()).toEqual({ slots: 1, jobMs: 4_000 }));
  const before = await newSubmission("x = 1");
  const { student, submission, read } = await newSubmission("x = 2");
  const page = await openPage(student);
  const { queuePosition } = submission;
  expect(queuePosition).toBeGreaterThan(0);
  await vi.waitFor(async () => expect((await read()).expectedWaitMs).toBeGreaterThan(4_000), 5_000);

  await grade(await newNode(), before.submission, "incorrect");
  const user = userObjectOf(env, student.id);
  await vi.waitFor(async () => {
    await runDurableObjectAlarm(user);
    const last = page.events.at(-1);
    const told: Submission | undefined = last?.type === "submission" ? last.submission : undefined;
    expect(told).toMatchObject({ status: "pending", queuePosition: (queuePosition ?? 0) - 1 });
    expect(told?.expectedWaitMs).toBeGreaterThan(0);
  }, 10_000);
  socket.close();
});

test("nobody is looked after who has no page open or nothing to wait for", async () => {
  const { student, submission } = await newSubmission();
  const user = userObjectOf(env, student.id);
  expect(await runDurableObjectAlarm(user)).toBe(false);
  const page = await openPage(student);
  await grade(await newNode(), submission, "incorrect");
  expect(await runDurableObjectAlarm(user)).toBe(false);
  page.socket.close();
});

test("an outcome does not take away the alarm that a merge waits for", async () => {
  const { student, submission } = await newSubmission();
  const page = await openPage(student);
  const user = userObjectOf(env, student.id);
  await user.expectMerge(student.id);
  await grade(await newNode(), submission, "incorrect");
  const alarm = await runInDurableObject(user, async (_object, state) => state.storage.getAlarm());
  expect(alarm).not.toBeNull();
  page.socket.close();
});
