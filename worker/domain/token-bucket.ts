/** A token bucket: `capacity` at once, then one token each `refillMs`. */
export interface BucketRule {
  capacity: number;
  refillMs: number;
}

export interface Bucket {
  tokens: number;
  /** When `tokens` was true, in milliseconds since 1970. */
  at: number;
}

/** Submissions of one user: ten at once, then one each three seconds. */
export const SUBMISSION_RULE: BucketRule = { capacity: 10, refillMs: 3_000 };

export type TakeOutcome =
  | { taken: true; bucket: Bucket }
  | { taken: false; bucket: Bucket; retryAfterMs: number };

/** Takes one token, or says how long to wait for the next. A clock that went back adds nothing. */
export function takeToken(bucket: Bucket | null, rule: BucketRule, now: number): TakeOutcome {
  const before = bucket ?? { tokens: rule.capacity, at: now };
  const earned = Math.max(0, now - before.at) / rule.refillMs;
  const tokens = Math.min(rule.capacity, before.tokens + earned);
  if (tokens >= 1) return { taken: true, bucket: { tokens: tokens - 1, at: now } };
  return {
    taken: false,
    bucket: { tokens, at: now },
    retryAfterMs: Math.ceil((1 - tokens) * rule.refillMs),
  };
}
