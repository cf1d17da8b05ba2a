import { MAX_ATTEMPTS } from "../domain/lease.ts";
import { idBefore } from "../domain/id.ts";
import type { Env } from "../env.ts";
import type { Db } from "../store/db.ts";
import { listOwedDeliveries } from "../store/gradings.ts";
import { overdueAt, readForgottenOutbox, requeueSilent, returnGradings } from "../store/outbox.ts";
import { deliver } from "./delivery.ts";
import { sendOutbox } from "./outbox.ts";

/** A row this old was not forgotten by a request that is still at work. */
const OUTBOX_FORGOTTEN_MS = 5_000;
/** A pending grading that nobody claims for so long has lost its message. Sending twice is harmless. */
const SILENT_MS = 2 * 60_000;
/** A push that is owed for so long was cut off. */
const OWED_MS = 5_000;

/** What one sweep mended; all zeros when everything was healthy. */
export interface SweepReport {
  requeued: number;
  failed: number;
  sent: number;
  delivered: number;
}

/**
 * The cron's work: whatever a request, a node or a push left half done is taken up again. Healthy
 * gradings are not touched.
 */
export async function sweep(env: Env, db: Db, now: number): Promise<SweepReport> {
  const overdue = await returnGradings(db, overdueAt(now), {
    maxAttempts: MAX_ATTEMPTS,
    failure: "The node's lease ran out before a verdict came.",
    now,
  });
  const silent = await requeueSilent(db, now - SILENT_MS, now);
  const forgotten = await readForgottenOutbox(db, now - OUTBOX_FORGOTTEN_MS);
  const rows = [...overdue.requeued, ...silent, ...forgotten];
  await sendOutbox(env, db, rows);

  const owed = await listOwedDeliveries(db, idBefore(now - OWED_MS));
  await deliver(env, db, owed);

  return {
    requeued: overdue.requeued.length + silent.length,
    failed: overdue.failed.length,
    sent: rows.length,
    delivered: owed.length,
  };
}
