import type { GradingMessage } from "../../contract/grader.ts";
import type { Env } from "../env.ts";
import type { Db } from "../store/db.ts";
import { deleteFromOutbox, type OutboxRow } from "../store/outbox.ts";
import type { OutboxQueue } from "../store/schema.ts";

/** The one object that holds every node's socket. */
export function fleetOf(env: Env) {
  return env.FLEET.getByName("fleet");
}

/** A queue takes at most so many messages in one call. */
const MESSAGES_AT_ONCE = 100;

/**
 * Sends outbox rows to their queues, nudges idle nodes, and only then forgets the rows: dying in
 * between sends a message twice, which the claim makes harmless, and never loses one.
 */
export async function sendOutbox(env: Env, db: Db, rows: readonly OutboxRow[]): Promise<void> {
  for (const lane of new Set(rows.map((row) => row.lane))) {
    const ofLane = rows.filter((row) => row.lane === lane);
    for (let start = 0; start < ofLane.length; start += MESSAGES_AT_ONCE) {
      const batch = ofLane.slice(start, start + MESSAGES_AT_ONCE);
      await queueOf(env, lane).sendBatch(
        batch.map(({ gradingId }) => ({ body: { gradingId }, contentType: "json" as const })),
      );
      await Promise.all([
        lane === "grading-dead" ? null : fleetOf(env).nudge(lane, batch.length),
        deleteFromOutbox(
          db,
          batch.map((row) => row.id),
        ),
      ]);
    }
  }
}

function queueOf(env: Env, queue: OutboxQueue): Queue<GradingMessage> {
  switch (queue) {
    case "grading":
      return env.GRADING_QUEUE;
    case "grading-bulk":
      return env.GRADING_BULK_QUEUE;
    case "grading-dead":
      return env.GRADING_DEAD_QUEUE;
  }
}
