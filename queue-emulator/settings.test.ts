import { expect, test } from "vitest";

import { readSettings } from "./settings.ts";

test("a queue that says nothing has Cloudflare's defaults", () => {
  const { QUEUES } = readSettings({ QUEUE_TOKEN: "t", QUEUES: { grading: {} } });
  expect(QUEUES["grading"]).toEqual({
    max_retries: 3,
    batch_size: 5,
    visibility_timeout_ms: 30_000,
    retry_delay: 0,
    delivery_delay: 0,
    message_retention_period: 345_600,
  });
});

test("every fault is listed at once", () => {
  const source = { QUEUES: { grading: { max_retries: 101, batch_size: 0, max_retrys: 1 } } };
  const read = () => readSettings(source);
  expect(read).toThrow(/QUEUE_TOKEN is missing/);
  expect(read).toThrow(/max_retries/);
  expect(read).toThrow(/batch_size/);
  expect(read).toThrow(/max_retrys/);
});

test.each([["no-such-queue"], ["grading"]])("dead letters cannot go to %s", (target) => {
  const read = () =>
    readSettings({ QUEUE_TOKEN: "t", QUEUES: { grading: { dead_letter_queue: target } } });
  expect(read).toThrow(/another queue/);
});
