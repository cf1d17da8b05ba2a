import { expect, test } from "vitest";

import { type Bucket, takeToken } from "./token-bucket.ts";

const rule = { capacity: 3, refillMs: 1_000 };

function takeMany(count: number, bucket: Bucket | null, now: number) {
  let taken = 0;
  let current = bucket;
  for (let i = 0; i < count; i += 1) {
    const outcome = takeToken(current, rule, now);
    current = outcome.bucket;
    if (outcome.taken) taken += 1;
  }
  return { taken, bucket: current };
}

test("a burst takes what the bucket holds and not one more", () => {
  expect(takeMany(10, null, 0).taken).toBe(3);
});

test("a refused taker is told when the next token is there, and then gets it", () => {
  const { bucket } = takeMany(3, null, 0);
  const refused = takeToken(bucket, rule, 400);
  expect(refused).toMatchObject({ taken: false, retryAfterMs: 600 });
  expect(takeToken(refused.bucket, rule, 1_000).taken).toBe(true);
});

test("a long rest fills the bucket to its brim only", () => {
  const { bucket } = takeMany(3, null, 0);
  expect(takeMany(10, bucket, 3_600_000).taken).toBe(3);
});

test("a clock that goes back gives nothing away", () => {
  const { bucket } = takeMany(3, null, 10_000);
  expect(takeToken(bucket, rule, 0).taken).toBe(false);
});
