import { reset } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";

afterEach(reset);

const Envelope = z.object({
  success: z.boolean(),
  errors: z.array(z.object({ code: z.number(), message: z.string() })),
  messages: z.array(z.unknown()),
  result: z.unknown(),
});

interface Call {
  readonly method?: string;
  readonly authorization?: string | null;
  readonly body?: unknown;
  readonly text?: string;
}

async function call(path: string, options: Call = {}) {
  const headers = new Headers();
  const { authorization = `Bearer ${env.QUEUE_TOKEN}` } = options;
  if (authorization !== null) headers.set("authorization", authorization);
  const response = await exports.default.fetch(`http://emulator/accounts/any${path}`, {
    method: options.method ?? "POST",
    headers,
    body: options.text ?? (options.body === undefined ? null : JSON.stringify(options.body)),
  });
  return { status: response.status, ...Envelope.parse(await response.json()) };
}

const sendJson = (body: unknown) => call("/queues/grading/messages", { body: { body } });

test.each([
  ["no header", null],
  ["another scheme", "Basic abc"],
  ["a wrong token", "Bearer wrong"],
  ["an empty token", "Bearer "],
])("%s is answered 401", async (_what, authorization) => {
  const answer = await call("/queues/grading/messages/pull", { authorization });
  expect(answer).toMatchObject({
    status: 401,
    success: false,
    errors: [{ code: 10000 }],
    messages: [],
    result: null,
  });
});

test.each(["gradding", "constructor"])(
  "queue %s, which does not exist, is answered 404 with the names of those that do",
  async (queue) => {
    const answer = await call(`/queues/${queue}/messages/pull`);
    expect(answer).toMatchObject({ status: 404, success: false, errors: [{ code: 10104 }] });
    expect(answer.errors[0]?.message).toContain("grading-bulk");
  },
);

test("a route that does not exist is answered 404", async () => {
  const answer = await call("/queues/grading/messages/explode");
  expect(answer).toMatchObject({ status: 404, success: false, errors: [{ code: 7003 }] });
});

test.each([
  ["a body that is not JSON", { text: "{" }, 10208],
  ["a body that is no object", { text: "[]" }, 10207],
  ["a batch of none", { body: { batch_size: 0 } }, 10207],
  ["a batch of 101", { body: { batch_size: 101 } }, 10207],
  ["a lease over twelve hours", { body: { visibility_timeout_ms: 43_200_001 } }, 10207],
])("%s is no pull", async (_what, request, code) => {
  const answer = await call("/queues/grading/messages/pull", request);
  expect(answer).toMatchObject({ status: 400, success: false, errors: [{ code }], result: null });
});

test("the largest allowed pull is allowed, and so is one without a body", async () => {
  const body = { batch_size: 100, visibility_timeout_ms: 43_200_000 };
  expect(await call("/queues/grading/messages/pull", { body })).toMatchObject({ status: 200 });
  expect(await call("/queues/grading/messages/pull")).toMatchObject({ status: 200 });
});

test("every wrong field of a request is named", async () => {
  const answer = await call("/queues/grading/messages/ack", {
    body: { acks: [{}], retries: [{ lease_id: "x", delay_seconds: -1 }] },
  });
  expect(answer.status).toBe(400);
  expect(answer.errors[0]?.message).toMatch(/acks.*lease_id[^]*retries.*delay_seconds/);
});

test("a message of 128 KB is taken, a byte more is not", async () => {
  const quotes = 2;
  expect(await sendJson("x".repeat(128_000 - quotes))).toMatchObject({ status: 200 });
  expect(await sendJson("x".repeat(128_001 - quotes))).toMatchObject({
    status: 413,
    errors: [{ code: 10204 }],
  });
});

test.each([
  ["a v8 message", { body: "x", content_type: "v8" }, 10203],
  ["a text that is no string", { body: 1, content_type: "text" }, 10207],
  ["a delay over a day", { body: "x", delay_seconds: 86_401 }, 10203],
  ["a message without a body", {}, 10207],
])("%s cannot be pushed", async (_what, body, code) => {
  const answer = await call("/queues/grading/messages", { body });
  expect(answer).toMatchObject({ status: 400, errors: [{ code }] });
});

const one = { body: 1 };
const many = (length: number, body: unknown) => Array.from({ length }, () => ({ body }));

test.each([
  ["no message", { messages: [] }, 400, 10206],
  ["101 messages", { messages: many(101, 1) }, 400, 10206],
  ["over 256 KB", { messages: many(3, "x".repeat(100_000)) }, 413, 10205],
  ["a wrong delay", { messages: [one], delay_seconds: 1.5 }, 400, 10202],
  ["one bad message", { messages: [one, { body: 1, content_type: "v8" }] }, 400, 10203],
])("a batch with %s is refused as a whole", async (_what, body, status, code) => {
  const answer = await call("/queues/grading/messages/batch", { body });
  expect(answer).toMatchObject({ status, errors: [{ code }] });
  const metrics = await call("/queues/grading/metrics", { method: "GET" });
  expect(metrics.result).toMatchObject({ backlog_count: 0 });
});

test("purging everything must be confirmed", async () => {
  await sendJson(1);
  const refused = await call("/queues/grading/purge", { body: {} });
  expect(refused).toMatchObject({ status: 400, errors: [{ code: 10207 }] });
  const metrics = await call("/queues/grading/metrics", { method: "GET" });
  expect(metrics.result).toMatchObject({ backlog_count: 1 });
});
