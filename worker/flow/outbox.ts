import type { GradingMessage } from "../../contract/grader.ts";
import { retryDelaySeconds } from "../domain/lease.ts";
import type { Env } from "../env.ts";
import { fleetOf } from "../objects/fleet-standing.ts";
import type { Db } from "../store/db.ts";
import { deleteFromOutbox, type OutboxRow } from "../store/outbox.ts";
import type { OutboxQueue } from "../store/schema.ts";

/** A queue takes at most so many messages in one call. */
const MESSAGES_AT_ONCE = 100;

/** A row that may say how often its grading was tried in vain. */
type Row = OutboxRow & { attempts?: number };

/**
 * Sends outbox rows to their queues, nudges idle nodes, and only then forgets the rows: dying in
 * between sends a message twice, which the claim makes harmless, and never loses one.
 */
export async function sendOutbox(env: Env, db: Db, rows: readonly Row[]): Promise<void> {
  for (const [queue, ofQueue] of Map.groupBy(rows, (row) => row.lane)) {
    for (let start = 0; start < ofQueue.length; start += MESSAGES_AT_ONCE) {
      const batch = ofQueue.slice(start, start + MESSAGES_AT_ONCE);
      await queueOf(env, queue).sendBatch(batch.map(toMessage));
      const atOnce = batch.filter((row) => retryDelaySeconds(row.attempts ?? 0) === 0).length;
      await Promise.all([
        queue !== "grading-dead" && atOnce > 0 ? fleetOf(env).nudge(queue, atOnce) : null,
        deleteFromOutbox(
          db,
          batch.map((row) => row.id),
        ),
      ]);
    }
  }
}

function toMessage({ gradingId, attempts = 0 }: Row): MessageSendRequest<GradingMessage> {
  return {
    body: { gradingId },
    contentType: "json",
    delaySeconds: retryDelaySeconds(attempts),
  };
}

function queueOf(env: Env, queue: OutboxQueue): Queue<GradingMessage> {
  const queues = {
    grading: env.GRADING_QUEUE,
    "grading-bulk": env.GRADING_BULK_QUEUE,
    "grading-dead": env.GRADING_DEAD_QUEUE,
  } satisfies Record<OutboxQueue, Queue<GradingMessage>>;
  return queues[queue];
}
