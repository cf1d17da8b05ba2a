import { reset, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test } from "vitest";

import { QueueSettings } from "../settings.ts";
import { encodeJson } from "./body.ts";
import { deadLetters, dropExpired, nextDeadLetterMs, peek } from "./delivery.ts";
import { pull, purgeByRefs, revive, settle } from "./delivery.ts";
import type { QueueView } from "./delivery.ts";
import { createMessageStore } from "./message-store.ts";
import type { Message } from "./message-store.ts";

afterEach(reset);

const START_MS = Date.UTC(2026, 0, 1);

/** Runs a test on the real store, at times (ms after the start) that the test chooses. */
async function onQueue(
  settings: Partial<QueueSettings>,
  run: (at: (ms: number) => QueueView) => void,
): Promise<void> {
  await runInDurableObject(env.QUEUE.getByName("grading"), (_object, state) => {
    const store = createMessageStore(state.storage.sql);
    const parsed = QueueSettings.parse(settings);
    run((ms) => ({ name: "grading", settings: parsed, store, nowMs: START_MS + ms }));
  });
}

function send(queue: QueueView, id: string, change: Partial<Message> = {}): void {
  queue.store.insert({
    ...encodeJson({ id }),
    id,
    source: "worker",
    timestampMs: queue.nowMs,
    arrivedAtMs: queue.nowMs,
    attempts: 0,
    availableAtMs: queue.nowMs,
    ...change,
  });
}

const ids = (handed: ReturnType<typeof pull>) => handed.map(({ message }) => message.id);

function pullOne(queue: QueueView, visibilityTimeoutMs = 1_000) {
  const [handed] = pull(queue, { visibilityTimeoutMs });
  if (handed === undefined) throw new Error("nothing to pull");
  return handed;
}

test("a pulled message is hidden until its lease runs out, then comes with one more attempt", () =>
  onQueue({}, (at) => {
    send(at(0), "a");
    expect(pullOne(at(0)).message.attempts).toBe(1);
    expect(pull(at(999), {})).toEqual([]);
    expect(pullOne(at(1_000)).message.attempts).toBe(2);
  }));

test("a pull without wishes leases five messages for the queue's visibility timeout", () =>
  onQueue({ visibility_timeout_ms: 2_000 }, (at) => {
    for (const id of ["a", "b", "c", "d", "e", "f"]) send(at(0), id);
    expect(ids(pull(at(0), {}))).toEqual(["a", "b", "c", "d", "e"]);
    expect(ids(pull(at(1_999), {}))).toEqual(["f"]);
    expect(ids(pull(at(2_000), { batchSize: 2 }))).toEqual(["a", "b"]);
  }));

test("messages come in the order in which they became available", () =>
  onQueue({}, (at) => {
    send(at(0), "delayed", { availableAtMs: START_MS + 50 });
    send(at(0), "first");
    send(at(10), "second");
    expect(ids(pull(at(20), { visibilityTimeoutMs: 10_000 }))).toEqual(["first", "second"]);
    expect(ids(pull(at(50), {}))).toEqual(["delayed"]);
  }));

test("an acked message is gone", () =>
  onQueue({}, (at) => {
    send(at(0), "a");
    const { handle } = pullOne(at(0));
    expect(settle(at(1), { acks: [handle], retries: [] })).toEqual({
      ackCount: 1,
      retryCount: 0,
      warnings: {},
    });
    expect(pull(at(100_000), {})).toEqual([]);
  }));

test("an ack after the lease ran out is still accepted", () =>
  onQueue({}, (at) => {
    send(at(0), "a");
    const { handle } = pullOne(at(0));
    expect(settle(at(5_000), { acks: [handle], retries: [] }).ackCount).toBe(1);
    expect(pull(at(5_001), {})).toEqual([]);
  }));

test("two consumers of one message can both ack it without a warning", () =>
  onQueue({}, (at) => {
    send(at(0), "a");
    const late = pullOne(at(0));
    const current = pullOne(at(1_000));
    for (const { handle } of [late, current]) {
      const settled = settle(at(1_001), { acks: [handle], retries: [] });
      expect(settled).toEqual({ ackCount: 1, retryCount: 0, warnings: {} });
    }
    expect(at(0).store.metrics().backlogCount).toBe(0);
  }));

test("a retried message comes back at once, or after the delay that was asked for", () =>
  onQueue({}, (at) => {
    send(at(0), "a");
    const first = pullOne(at(0));
    settle(at(1), { acks: [], retries: [{ leaseId: first.handle }] });
    const second = pullOne(at(1));
    settle(at(2), { acks: [], retries: [{ leaseId: second.handle, delaySeconds: 10 }] });
    expect(pull(at(10_001), {})).toEqual([]);
    expect(pullOne(at(10_002)).message.attempts).toBe(3);
  }));

test("a retry that names no delay takes the consumer's", () =>
  onQueue({ retry_delay: 5 }, (at) => {
    send(at(0), "a");
    const { handle } = pullOne(at(0));
    settle(at(0), { acks: [], retries: [{ leaseId: handle }] });
    expect(pull(at(4_999), {})).toEqual([]);
    expect(ids(pull(at(5_000), {}))).toEqual(["a"]);
  }));

test("a retry under an older lease leaves the message with whoever holds it now", () =>
  onQueue({}, (at) => {
    send(at(0), "a");
    const late = pullOne(at(0));
    pullOne(at(1_000), 10_000);
    const settled = settle(at(1_001), { acks: [], retries: [{ leaseId: late.handle }] });
    expect(settled.retryCount).toBe(0);
    expect(settled.warnings[late.handle]).toMatch(/new lease/);
    expect(pull(at(1_002), {})).toEqual([]);
  }));

test("what is no lease of this queue is warned about and changes nothing", () =>
  onQueue({}, (at) => {
    send(at(0), "a");
    const [peeked] = peek(at(0), 1);
    const foreign = pullOne({ ...at(0), name: "other" }, 1).handle;
    const forged = ["nonsense", peeked?.handle ?? "", foreign];
    const settled = settle(at(2), { acks: forged, retries: [{ leaseId: "also nonsense" }] });
    expect(settled).toMatchObject({ ackCount: 0, retryCount: 0 });
    expect(Object.keys(settled.warnings).toSorted()).toEqual(
      [...forged, "also nonsense"].toSorted(),
    );
    expect(ids(pull(at(2), {}))).toEqual(["a"]);
  }));

test("a message whose last lease ran out is a dead letter, and is pulled no more", () =>
  onQueue({ max_retries: 1 }, (at) => {
    send(at(0), "a");
    pullOne(at(0));
    expect(nextDeadLetterMs(at(0))).toBeNull();
    pullOne(at(1_000));
    expect(nextDeadLetterMs(at(1_000))).toBe(START_MS + 2_000);
    expect(deadLetters(at(1_999))).toEqual([]);
    expect(pull(at(2_000), {})).toEqual([]);
    expect(deadLetters(at(2_000)).map((message) => message.id)).toEqual(["a"]);
  }));

test("retrying on the last attempt makes a dead letter at once, whatever the delay", () =>
  onQueue({ max_retries: 0 }, (at) => {
    send(at(0), "a");
    const { handle } = pullOne(at(0));
    settle(at(5), { acks: [], retries: [{ leaseId: handle, delaySeconds: 60 }] });
    expect(deadLetters(at(5)).map((message) => message.id)).toEqual(["a"]);
  }));

test("a dead letter starts anew with its id and time, and no attempts", () =>
  onQueue({ max_retries: 0 }, (at) => {
    send(at(0), "a");
    const { message } = pullOne(at(0));
    expect(revive(message, START_MS + 9_000)).toEqual({
      ...message,
      arrivedAtMs: START_MS + 9_000,
      attempts: 0,
      availableAtMs: START_MS + 9_000,
    });
  }));

test("a message that has been here for longer than the retention period is deleted", () =>
  onQueue({ message_retention_period: 60 }, (at) => {
    send(at(0), "old");
    send(at(1), "young");
    dropExpired(at(60_001));
    expect(ids(pull(at(60_001), {}))).toEqual(["young"]);
  }));

test("a peek leases nothing, and its refs purge", () =>
  onQueue({}, (at) => {
    send(at(0), "a");
    send(at(0), "b");
    const [a] = peek(at(0), 10);
    expect(ids(peek(at(0), 10))).toEqual(["a", "b"]);
    const ref = a?.handle ?? "";
    expect(Object.keys(purgeByRefs(at(0), [ref, "nonsense"]))).toEqual(["nonsense"]);
    const pulled = pull(at(0), {});
    expect(ids(pulled)).toEqual(["b"]);
    expect(pulled[0]?.message.attempts).toBe(1);
  }));

test("the backlog counts leased messages until they are acked", () =>
  onQueue({}, (at) => {
    expect(at(0).store.metrics()).toEqual({
      backlogCount: 0,
      backlogBytes: 0,
      oldestMessageTimestampMs: 0,
    });
    send(at(0), "a");
    send(at(7), "b");
    send(at(8), "b");
    const { handle } = pullOne(at(8));
    const bytes = '{"id":"a"}'.length;
    expect(at(8).store.metrics()).toMatchObject({ backlogCount: 2, backlogBytes: 2 * bytes });
    settle(at(9), { acks: [handle], retries: [] });
    expect(at(9).store.metrics()).toEqual({
      backlogCount: 1,
      backlogBytes: bytes,
      oldestMessageTimestampMs: START_MS + 7,
    });
  }));
