import { evictDurableObject, reset, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test } from "vitest";

import { encodeJson } from "./body.ts";
import type { Arrival } from "./queue-object.ts";

afterEach(reset);

const grading = () => env.QUEUE.getByName("grading");
const dead = () => env.QUEUE.getByName("grading-dead");

function arrival(id: string): Arrival {
  return { ...encodeJson({ id }), id, source: "worker", timestampMs: Date.now() - 5 };
}

/** Delivers a message as often as the queue allows (max_retries 3), retrying all but the last. */
async function useUpAttempts(): Promise<string> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const { messages } = await grading().pull({});
    const retries = messages.map(({ handle }) => ({ leaseId: handle }));
    await grading().settle({ acks: [], retries });
  }
  const { messages } = await grading().pull({ visibilityTimeoutMs: 1 });
  expect(messages.map(({ message }) => message.attempts)).toEqual([4]);
  return messages[0]?.handle ?? "";
}

test("a message, its lease and its attempts survive a restart of the object", async () => {
  await grading().accept([arrival("a"), arrival("b")]);
  await grading().pull({ batchSize: 1 });
  await evictDurableObject(grading());
  const { messages, metrics } = await grading().pull({});
  expect(messages.map(({ message }) => message.id)).toEqual(["b"]);
  expect(metrics.backlogCount).toBe(2);
});

test("a hand-over that is repeated stores each message once", async () => {
  await grading().accept([arrival("a")]);
  await grading().accept([arrival("a"), arrival("b")]);
  const { messages } = await grading().pull({});
  expect(messages.map(({ message }) => message.id)).toEqual(["a", "b"]);
});

test("a retry on the last attempt moves the message to the dead-letter queue", async () => {
  const sent = arrival("a");
  await grading().accept([sent]);
  const handle = await useUpAttempts();
  await grading().settle({ acks: [], retries: [{ leaseId: handle }] });
  const { messages } = await dead().pull({});
  expect(messages.map(({ message }) => message)).toEqual([
    expect.objectContaining({
      id: "a",
      timestampMs: sent.timestampMs,
      body: sent.body,
      attempts: 1,
    }),
  ]);
  expect((await grading().metrics()).backlogCount).toBe(0);
});

test("a last lease that runs out ends in the dead-letter queue though nobody pulls again", async () => {
  await grading().accept([arrival("a")]);
  await useUpAttempts();
  await runDurableObjectAlarm(grading());
  await expect.poll(async () => (await dead().metrics()).backlogCount).toBe(1);
});

test("a queue without a dead-letter queue deletes a message that used up its attempts", async () => {
  await dead().accept([arrival("a")]);
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const { messages } = await dead().pull({});
    expect(messages).toHaveLength(1);
    const retries = messages.map(({ handle }) => ({ leaseId: handle }));
    await dead().settle({ acks: [], retries });
  }
  expect((await dead().metrics()).backlogCount).toBe(0);
});

test("a purge deletes leased and waiting messages, and is remembered", async () => {
  await grading().accept([arrival("a"), arrival("b")]);
  await grading().pull({ batchSize: 1 });
  expect(await grading().purgedAtMs()).toBeNull();
  await grading().purge();
  expect((await grading().metrics()).backlogCount).toBe(0);
  await evictDurableObject(grading());
  expect(await grading().purgedAtMs()).toBeTypeOf("number");
});
