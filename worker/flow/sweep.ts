import { faultForLog } from "../domain/fault.ts";
import { idBefore } from "../domain/id.ts";
import { MAX_ATTEMPTS } from "../domain/lease.ts";
import type { Env } from "../env.ts";
import type { Db } from "../store/db.ts";
import { listOwedDeliveries } from "../store/gradings.ts";
import { releaseStranded } from "../store/fair-order.ts";
import { readForgottenOutbox, requeueSilent } from "../store/outbox.ts";
import { overdueAt, returnGradings } from "../store/returns.ts";
import { deliverFirst } from "./delivery.ts";
import { eraseLate } from "./erase.ts";
import { fleetOf } from "../objects/fleet-standing.ts";
import { sendOutbox } from "./outbox.ts";

/** A row this old was not forgotten by a request that is still at work. */
const OUTBOX_FORGOTTEN_MS = 5_000;
/** A push that is owed for so long was cut off. */
const OWED_MS = 5_000;
/**
 * A grading that is pending for so long has lost its message when later ones are taken before it, or
 * when nothing runs though a node has slots free. Else it may just be waiting its turn, however long
 * the line, and only a much longer silence is taken for a loss.
 */
const SILENT_MS = 60_000;
const OVERTAKEN_BY_MS = 30_000;
const SILENT_ANYWAY_MS = 30 * 60_000;

/** What one sweep mended; all zeros when everything was healthy. */
export interface SweepReport {
  requeued: number;
  failed: number;
  sent: number;
  delivered: number;
}

/**
 * The cron's work: whatever a request, a node or a push left half done is taken up again. Healthy
 * gradings are not touched. A step that fails does not keep the others from their work.
 */
export async function sweep(env: Env, db: Db, now: number): Promise<SweepReport> {
  const report: SweepReport = { requeued: 0, failed: 0, sent: 0, delivered: 0 };

  async function returnOverdue(): Promise<void> {
    const overdue = await returnGradings(db, overdueAt(now), {
      attempt: "spent",
      maxAttempts: MAX_ATTEMPTS,
      failure: "The node's lease ran out before a verdict came.",
      now,
    });
    report.requeued += overdue.requeued.length;
    report.failed += overdue.failed.length;
    await sendOutbox(env, db, [...overdue.requeued, ...overdue.ready]);
  }

  async function announceSilent(): Promise<void> {
    const isIdle = await fleetOf(env).hasFreeSlots();
    const anywaySince = now - SILENT_ANYWAY_MS;
    const silence = {
      overtakenSince: now - SILENT_MS,
      overtakenByMs: OVERTAKEN_BY_MS,
      stillSince: isIdle ? now - SILENT_MS : anywaySince,
      anywaySince,
    };
    const silent = await requeueSilent(db, silence, now);
    report.requeued += silent.length;
    await sendOutbox(env, db, silent);
  }

  async function sendForgotten(): Promise<void> {
    const forgotten = await readForgottenOutbox(db, now - OUTBOX_FORGOTTEN_MS);
    report.sent += forgotten.length;
    await sendOutbox(env, db, forgotten);
  }

  async function deliverOwed(): Promise<void> {
    const owed = await listOwedDeliveries(db, idBefore(now - OWED_MS));
    report.delivered += owed.length;
    await deliverFirst(env, db, owed);
  }

  async function sendStranded(): Promise<void> {
    const stranded = await releaseStranded(db);
    report.sent += stranded.length;
    await sendOutbox(env, db, stranded);
  }

  async function eraseDeleted(): Promise<void> {
    await eraseLate(env, db, now);
  }

  for (const step of [
    returnOverdue,
    deliverOwed,
    sendForgotten,
    sendStranded,
    announceSilent,
    eraseDeleted,
  ]) {
    await step().catch((error: unknown) => {
      console.error(
        JSON.stringify({ event: "sweep_error", step: step.name, ...faultForLog(error) }),
      );
    });
  }
  return report;
}
