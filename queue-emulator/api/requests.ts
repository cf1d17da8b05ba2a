import { z } from "zod";

import { MAX_BATCH_SIZE, MAX_DELAY_SECONDS, MAX_VISIBILITY_TIMEOUT_MS } from "../limits.ts";

const BatchSize = z.int().min(1).max(MAX_BATCH_SIZE).optional();
export const DelaySeconds = z.int().min(0).max(MAX_DELAY_SECONDS).optional();

/** `POST …/messages/pull` */
export const PullBody = z.object({
  batch_size: BatchSize,
  visibility_timeout_ms: z.int().min(1).max(MAX_VISIBILITY_TIMEOUT_MS).optional(),
});

/** `POST …/messages/peek` */
export const PeekBody = z.object({ batch_size: BatchSize });

const LeaseId = z.string().min(1);

/** `POST …/messages/ack` */
export const AckBody = z.object({
  acks: z.array(z.object({ lease_id: LeaseId })).default([]),
  retries: z.array(z.object({ lease_id: LeaseId, delay_seconds: DelaySeconds })).default([]),
});

/** `POST …/messages/purge` */
export const PurgeRefsBody = z.object({ refs: z.array(z.object({ ref: z.string().min(1) })) });

/** `POST …/purge` */
export const PurgeBody = z.object({
  delete_messages_permanently: z.literal(true, "must be true, to say that you mean it"),
});

/**
 * One message, with its type and delay unchecked: those have error codes of their own. JSON `null`
 * is a body, a missing one is not.
 */
export const PushBody = z.object({
  body: z.unknown().refine((body) => body !== undefined, "is missing"),
  content_type: z.unknown().optional(),
  delay_seconds: z.unknown().optional(),
});
export type PushBody = z.infer<typeof PushBody>;

/** `POST …/messages/batch` */
export const PushBatchBody = z.object({
  messages: z.array(PushBody),
  delay_seconds: z.unknown().optional(),
});
