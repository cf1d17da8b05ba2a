import { createExecutionContext, createMessageBatch, getQueueResult, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test } from "vitest";

import worker from "./index.ts";

afterEach(reset);

const SENT_MS = Date.now() - 1_000;

async function deliver(queue: string, bodies: readonly unknown[]) {
  const messages = bodies.map((body, index) => ({
    id: `message-${index}`,
    timestamp: new Date(SENT_MS + index),
    attempts: 1,
    body,
  }));
  const batch = createMessageBatch(queue, messages);
  const context = createExecutionContext();
  await worker.queue(batch, env);
  return getQueueResult(batch, context);
}

test("a delivered batch can be pulled, with the producer's ids and times", async () => {
  const result = await deliver("grading", [{ gradingId: "g1" }, { gradingId: "g2" }]);
  expect(result).toMatchObject({ outcome: "ok", retryMessages: [] });
  const { messages } = await env.QUEUE.getByName("grading").pull({});
  expect(messages.map(({ message }) => message)).toEqual([
    expect.objectContaining({ id: "message-0", timestampMs: SENT_MS, source: "worker" }),
    expect.objectContaining({ id: "message-1", timestampMs: SENT_MS + 1, source: "worker" }),
  ]);
});

test("a body that only v8 can carry is dropped, and the rest of its batch is kept", async () => {
  await deliver("grading", [new Map([["a", 1]]), { kept: true }]);
  const { messages } = await env.QUEUE.getByName("grading").pull({});
  expect(messages.map(({ message }) => message.id)).toEqual(["message-1"]);
});

test("a batch of a queue that is not configured is refused by name", async () => {
  await expect(deliver("no-such-queue", [{}])).rejects.toThrow(/no queue "no-such-queue"/);
});
