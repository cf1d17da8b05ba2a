/**
 * Cloudflare's limits and defaults for queues that are pulled over HTTP.
 * Sources: developers.cloudflare.com/queues/platform/limits, …/configuration/pull-consumers and
 * …/reference/error-codes.
 */
export const DEFAULT_BATCH_SIZE = 5;
export const MAX_BATCH_SIZE = 100;

export const DEFAULT_VISIBILITY_TIMEOUT_MS = 30_000;
export const MAX_VISIBILITY_TIMEOUT_MS = 12 * 60 * 60 * 1_000;

export const MAX_DELAY_SECONDS = 24 * 60 * 60;

export const DEFAULT_MAX_RETRIES = 3;
export const MAX_RETRIES = 100;

/** Cloudflare counts a kilobyte as 1000 bytes here. */
export const MAX_MESSAGE_BYTES = 128_000;
export const MAX_PUSH_BYTES = 256_000;
export const MAX_PUSH_MESSAGES = 100;

export const MIN_RETENTION_SECONDS = 60;
export const DEFAULT_RETENTION_SECONDS = 4 * 24 * 60 * 60;
export const MAX_RETENTION_SECONDS = 14 * 24 * 60 * 60;
