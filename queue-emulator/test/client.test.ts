import { Buffer } from "node:buffer";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { AuthenticationError, BadRequestError, Cloudflare, NotFoundError } from "cloudflare";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { startWranglerDev } from "./wrangler-dev.ts";
import type { WranglerDev } from "./wrangler-dev.ts";

/** Cloudflare's own client against the emulator, over HTTP, in the session that developers run. */
const TOKEN = "token-of-the-client-test";
const account = { account_id: "any-account" };

let state: string;
let session: WranglerDev;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), "queue-emulator-"));
  session = await startWranglerDev(state, TOKEN);
});
afterAll(async () => {
  await session?.stop();
  await rm(state, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const queue of ["grading", "grading-bulk", "grading-dead"]) {
    await queues().purge.start(queue, { ...account, delete_messages_permanently: true });
  }
});

function queues(apiToken = TOKEN) {
  const baseURL = `${session.origin}/queue-emulator`;
  return new Cloudflare({ apiToken, baseURL, maxRetries: 0 }).queues;
}

async function pull(queue: string, params: { batch_size?: number } = {}) {
  const { messages } = await queues().messages.pull(queue, { ...account, ...params });
  return messages ?? [];
}

/** Pulls until a message comes: one that was just sent is on its way for some milliseconds. */
async function pullSent() {
  const messages: Awaited<ReturnType<typeof pull>> = [];
  await expect
    .poll(async () => messages.push(...(await pull("grading"))), { interval: 5, timeout: 5_000 })
    .toBeGreaterThan(0);
  return messages;
}

const leases = (messages: readonly { lease_id?: string }[]) =>
  messages.map(({ lease_id = "" }) => ({ lease_id }));

async function send(type: "json" | "bytes" | "v8", body: string): Promise<void> {
  const response = await fetch(`${session.origin}/send?type=${type}`, { method: "POST", body });
  expect(response.status).toBe(204);
}

const decode = (body = "") => Buffer.from(body, "base64").toString();

test("what a Worker sends through its binding is pulled as the real queue gives it", async () => {
  const before = Date.now();
  await send("json", '{"gradingId":"g1"}');
  const [message, ...others] = await pullSent();
  expect(others).toEqual([]);
  expect(message).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/),
    timestamp_ms: expect.any(Number),
    attempts: 1,
    body: Buffer.from('{"gradingId":"g1"}').toString("base64"),
    metadata: { "CF-Content-Type": "json", "CF-sourceMessageSource": "worker" },
    lease_id: expect.any(String),
  });
  expect(message?.timestamp_ms).toBeGreaterThanOrEqual(before);
});

test("bytes come in base64, and a v8 body that was sent before them never comes", async () => {
  await send("v8", "");
  await send("bytes", "raw");
  const [message, ...others] = await pullSent();
  expect(others).toEqual([]);
  expect(message?.metadata).toMatchObject({ "CF-Content-Type": "bytes" });
  expect(decode(message?.body)).toBe("raw");
});

test("pushed messages are pulled, acked and gone", async () => {
  const { messages } = queues();
  await messages.push("grading", { ...account, body: { gradingId: "g1" }, content_type: "json" });
  await messages.push("grading", { ...account, body: "plain", content_type: "text" });
  const pulled = await messages.pull("grading", account);
  expect(pulled.message_backlog_count).toBe(2);
  expect(pulled.metadata?.metrics?.backlog_count).toBe(2);
  const [json, text] = pulled.messages ?? [];
  expect(decode(json?.body)).toBe('{"gradingId":"g1"}');
  expect(json?.metadata).toEqual({ "CF-Content-Type": "json", "CF-sourceMessageSource": "api" });
  expect(text?.body).toBe("plain");
  const acks = leases(pulled.messages ?? []);
  expect(await messages.ack("grading", { ...account, acks })).toEqual({
    ackCount: 2,
    retryCount: 0,
    warnings: {},
  });
  expect((await queues().getMetrics("grading", account)).backlog_count).toBe(0);
});

test("a retry brings a message back with one more attempt, and a delayed one not yet", async () => {
  const { messages } = queues();
  await messages.bulkPush("grading", {
    ...account,
    messages: [
      { body: 1, content_type: "json" },
      { body: 2, content_type: "json" },
      { body: 3, content_type: "json", delay_seconds: 3_600 },
    ],
  });
  const [first, second, ...others] = leases(await pull("grading"));
  expect(others).toEqual([]);
  const retries = [{ ...first }, { ...second, delay_seconds: 3_600 }];
  expect(await messages.ack("grading", { ...account, retries })).toMatchObject({ retryCount: 2 });
  const again = await pull("grading");
  expect(again.map(({ body, attempts }) => [decode(body), attempts])).toEqual([["1", 2]]);
});

test("a pull takes as many as it asks for, five when it does not say", async () => {
  const bodies = Array.from({ length: 120 }, (_item, index) => index);
  for (const part of [bodies.slice(0, 100), bodies.slice(100)]) {
    const messages = part.map((body) => ({ body, content_type: "json" as const }));
    await queues().messages.bulkPush("grading", { ...account, messages });
  }
  expect(await pull("grading")).toHaveLength(5);
  expect(await pull("grading", { batch_size: 100 })).toHaveLength(100);
  const rest = await pull("grading", { batch_size: 100 });
  expect(rest.map(({ body }) => decode(body))).toEqual(bodies.slice(105).map(String));
});

test("a message over its retries is found in the dead-letter queue under its id", async () => {
  const { messages } = queues();
  await messages.push("grading-bulk", { ...account, body: { gradingId: "g1" } });
  const [peeked] = (await messages.peek("grading-bulk", account)).messages ?? [];
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const pulled = await pull("grading-bulk");
    expect(pulled.map((message) => message.attempts)).toEqual([attempt]);
    await messages.ack("grading-bulk", { ...account, retries: leases(pulled) });
  }
  expect(await pull("grading-bulk")).toEqual([]);
  const dead = await pull("grading-dead");
  expect(dead.map(({ id, attempts }) => [id, attempts])).toEqual([[peeked?.id, 1]]);
});

test("a peek leases nothing, and its ref purges that one message", async () => {
  const { messages } = queues();
  await messages.push("grading", { ...account, body: "a", content_type: "text" });
  await messages.push("grading", { ...account, body: "b", content_type: "text" });
  const { messages: peeked = [] } = await messages.peek("grading", { ...account, batch_size: 1 });
  expect(peeked.map(({ body, attempts }) => [body, attempts])).toEqual([["a", 0]]);
  const refs = peeked.map(({ ref = "" }) => ({ ref }));
  expect(await messages.purge("grading", { ...account, refs })).toEqual({
    errors: [],
    warnings: {},
  });
  expect((await pull("grading")).map(({ body, attempts }) => [body, attempts])).toEqual([["b", 1]]);
});

test("a purge empties the queue and tells when it started", async () => {
  await queues().messages.push("grading", { ...account, body: 1 });
  const { purge } = queues();
  const queue = await purge.start("grading", { ...account, delete_messages_permanently: true });
  expect(queue.queue_name).toBe("grading");
  expect(await pull("grading")).toEqual([]);
  const status = await purge.status("grading", account);
  expect(Date.parse(status.started_at ?? "")).toBeGreaterThan(0);
});

test("the queues tell their settings", async () => {
  const queue = await queues().get("grading", account);
  expect(queue.consumers).toEqual([
    expect.objectContaining({
      type: "http_pull",
      dead_letter_queue: "grading-dead",
      settings: { batch_size: 5, max_retries: 3, retry_delay: 0, visibility_timeout_ms: 30_000 },
    }),
  ]);
  const names: (string | undefined)[] = [];
  for await (const { queue_name: name } of queues().list(account)) names.push(name);
  expect(names).toEqual(["grading", "grading-bulk", "grading-dead"]);
});

test("the client meets refusals as its own error classes", async () => {
  const stranger = queues("wrong").messages;
  await expect(stranger.pull("grading", account)).rejects.toThrow(AuthenticationError);
  await expect(pull("no-such-queue")).rejects.toThrow(NotFoundError);
  await expect(pull("grading", { batch_size: 101 })).rejects.toThrow(BadRequestError);
  await expect(pull("grading", { batch_size: 101 })).rejects.toThrow(/batch_size/);
});

test("messages, leases and attempts survive a restart of the session", async () => {
  await send("json", '{"gradingId":"leased"}');
  const [leased] = await pullSent();
  await queues().messages.push("grading", { ...account, body: { gradingId: "waiting" } });
  await session.stop();
  session = await startWranglerDev(state, TOKEN);
  const waiting = await pull("grading");
  expect(waiting.map(({ body }) => decode(body))).toEqual(['{"gradingId":"waiting"}']);
  const retries = leases(leased === undefined ? [] : [leased]);
  await queues().messages.ack("grading", { ...account, retries });
  expect((await pull("grading")).map(({ id, attempts }) => [id, attempts])).toEqual([
    [leased?.id, 2],
  ]);
});
