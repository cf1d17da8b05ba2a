import { z } from "zod";

import {
  DEFAULT_BATCH_SIZE,
  DEFAULT_MAX_RETRIES,
  DEFAULT_RETENTION_SECONDS,
  DEFAULT_VISIBILITY_TIMEOUT_MS,
  MAX_BATCH_SIZE,
  MAX_DELAY_SECONDS,
  MAX_RETENTION_SECONDS,
  MAX_RETRIES,
  MAX_VISIBILITY_TIMEOUT_MS,
  MIN_RETENTION_SECONDS,
} from "./limits.ts";

/** One queue with its pull consumer; the names are those of Cloudflare's settings. */
export const QueueSettings = z.strictObject({
  /** Deliveries after the first one. */
  max_retries: z.int().min(0).max(MAX_RETRIES).default(DEFAULT_MAX_RETRIES),
  /** Without one, a message that used up its retries is deleted. */
  dead_letter_queue: z.string().min(1).optional(),
  batch_size: z.int().min(1).max(MAX_BATCH_SIZE).default(DEFAULT_BATCH_SIZE),
  visibility_timeout_ms: z
    .int()
    .min(1)
    .max(MAX_VISIBILITY_TIMEOUT_MS)
    .default(DEFAULT_VISIBILITY_TIMEOUT_MS),
  /** Seconds before a retried message can be pulled, where the retry names none. */
  retry_delay: z.int().min(0).max(MAX_DELAY_SECONDS).default(0),
  /** Seconds before a new message can be pulled, where the sender names none. */
  delivery_delay: z.int().min(0).max(MAX_DELAY_SECONDS).default(0),
  /** Seconds after which a message is deleted, delivered or not. */
  message_retention_period: z
    .int()
    .min(MIN_RETENTION_SECONDS)
    .max(MAX_RETENTION_SECONDS)
    .default(DEFAULT_RETENTION_SECONDS),
});
export type QueueSettings = z.infer<typeof QueueSettings>;

const Settings = z
  .object({
    QUEUE_TOKEN: z
      .string("QUEUE_TOKEN is missing: start wrangler with it in the environment")
      .min(1, "QUEUE_TOKEN is empty"),
    QUEUES: z.record(z.string().regex(/^[a-z0-9-]{1,63}$/), QueueSettings),
  })
  .superRefine(({ QUEUES }, context) => {
    for (const [queue, { dead_letter_queue: target }] of Object.entries(QUEUES)) {
      if (target === undefined || (target !== queue && target in QUEUES)) continue;
      context.addIssue({
        code: "custom",
        path: ["QUEUES", queue, "dead_letter_queue"],
        message: "must name another queue of QUEUES",
      });
    }
  });
export type Settings = z.infer<typeof Settings>;

/** The bindings of wrangler.toml that carry settings: plain values until they are parsed. */
export interface SettingsSource {
  readonly QUEUE_TOKEN?: unknown;
  readonly QUEUES?: unknown;
}

/**
 * The emulator's configuration, checked as a whole.
 * @throws Error that lists every fault, one a line.
 */
export function readSettings(source: SettingsSource): Settings {
  const parsed = Settings.safeParse({ QUEUE_TOKEN: source.QUEUE_TOKEN, QUEUES: source.QUEUES });
  if (parsed.success) return parsed.data;
  throw new Error(`The queue emulator's configuration is wrong:\n${z.prettifyError(parsed.error)}`);
}
