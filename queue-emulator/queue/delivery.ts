import type { QueueSettings } from "../settings.ts";
import { decodeHandle, encodeHandle } from "./handle.ts";
import type { Message, MessageStore } from "./message-store.ts";

/** One queue at one moment: what every rule below works on. */
export interface QueueView {
  readonly name: string;
  readonly settings: QueueSettings;
  readonly store: MessageStore;
  readonly nowMs: number;
}

/** A message together with the lease id, or the ref, that it was handed out under. */
export interface Handed {
  readonly message: Message;
  readonly handle: string;
}

export interface PullRequest {
  readonly batchSize?: number | undefined;
  readonly visibilityTimeoutMs?: number | undefined;
}

export interface SettleRequest {
  readonly acks: readonly string[];
  readonly retries: readonly { leaseId: string; delaySeconds?: number | undefined }[];
}

export interface Settled {
  readonly ackCount: number;
  readonly retryCount: number;
  /** By lease id: why it did nothing. */
  readonly warnings: Record<string, string>;
}

/** The first delivery is not a retry. */
function maxAttempts(queue: QueueView): number {
  return queue.settings.max_retries + 1;
}

/** Deletes what has been here for longer than the queue keeps messages. */
export function dropExpired(queue: QueueView): void {
  queue.store.removeArrivedBefore(queue.nowMs - queue.settings.message_retention_period * 1_000);
}

/** Leases up to a batch of messages that can be delivered now. Each lease is one attempt. */
export function pull(queue: QueueView, request: PullRequest): Handed[] {
  const { name, settings, store, nowMs } = queue;
  const untilMs = nowMs + (request.visibilityTimeoutMs ?? settings.visibility_timeout_ms);
  const due = store.due(nowMs, maxAttempts(queue), request.batchSize ?? settings.batch_size);
  return due.map((found) => {
    const message = { ...found, attempts: found.attempts + 1, availableAtMs: untilMs };
    store.update(message.id, message);
    return {
      message,
      handle: encodeHandle({
        kind: "lease",
        queue: name,
        messageId: message.id,
        attempt: message.attempts,
      }),
    };
  });
}

/** What a pull would bring next, leasing nothing. */
export function peek(queue: QueueView, batchSize: number | undefined): Handed[] {
  const { name, settings, store, nowMs } = queue;
  const due = store.due(nowMs, maxAttempts(queue), batchSize ?? settings.batch_size);
  return due.map((message) => ({
    message,
    handle: encodeHandle({
      kind: "ref",
      queue: name,
      messageId: message.id,
      attempt: message.attempts,
    }),
  }));
}

/**
 * Acknowledges and retries by lease id. An ack is always accepted: late, after the message was
 * delivered to another consumer, or after that one acked it. A retry counts only under the newest
 * lease, since a late one must not take the message away from who works on it now.
 */
export function settle(queue: QueueView, request: SettleRequest): Settled {
  const warnings: Record<string, string> = {};
  let ackCount = 0;
  let retryCount = 0;
  for (const leaseId of new Set(request.acks)) {
    const lease = decodeHandle(leaseId, "lease", queue.name);
    if (lease === null) {
      warnings[leaseId] = NO_LEASE;
      continue;
    }
    queue.store.remove(lease.messageId);
    ackCount += 1;
  }
  for (const { leaseId, delaySeconds } of request.retries) {
    const warning = retry(queue, leaseId, delaySeconds ?? queue.settings.retry_delay);
    if (warning === null) retryCount += 1;
    else warnings[leaseId] = warning;
  }
  return { ackCount, retryCount, warnings };
}

/** @returns why nothing was retried, or null when it was. */
function retry(queue: QueueView, leaseId: string, delaySeconds: number): string | null {
  const { store, nowMs } = queue;
  const lease = decodeHandle(leaseId, "lease", queue.name);
  if (lease === null) return NO_LEASE;
  const message = store.find(lease.messageId);
  if (message === null) return "The message is no longer in the queue.";
  if (message.attempts !== lease.attempt)
    return "The message was delivered again under a new lease.";
  // A message without retries left goes to the dead letters now: waiting would serve nobody.
  const last = message.attempts >= maxAttempts(queue);
  const availableAtMs = last ? nowMs : nowMs + delaySeconds * 1_000;
  store.update(message.id, { attempts: message.attempts, availableAtMs });
  return null;
}

/** Deletes peeked messages. @returns warnings by ref. */
export function purgeByRefs(queue: QueueView, refs: readonly string[]): Record<string, string> {
  const warnings: Record<string, string> = {};
  for (const ref of refs) {
    const handle = decodeHandle(ref, "ref", queue.name);
    if (handle === null) warnings[ref] = "This is not a ref of this queue.";
    else queue.store.remove(handle.messageId);
  }
  return warnings;
}

/** Messages that used up their attempts. They stay until they are safe elsewhere. */
export function deadLetters(queue: QueueView): Message[] {
  return queue.store.exhausted(queue.nowMs, maxAttempts(queue));
}

/** When the queue must look for dead letters though nobody calls it; null for never. */
export function nextDeadLetterMs(queue: QueueView): number | null {
  return queue.store.nextExhaustionMs(maxAttempts(queue));
}

/** A dead letter as a new message of the dead-letter queue: same id, same time, no attempts yet. */
export function revive(message: Message, nowMs: number): Message {
  return { ...message, arrivedAtMs: nowMs, attempts: 0, availableAtMs: nowMs };
}

const NO_LEASE = "This is not a lease of this queue.";
