import type { Report, ReportAnswer } from "../../contract/grader.ts";
import { MAX_ATTEMPTS } from "../domain/lease.ts";
import type { Env } from "../env.ts";
import type { Db } from "../store/db.ts";
import { listDeliveriesOf, storeResults } from "../store/gradings.ts";
import { heldUnder, returnGradings } from "../store/outbox.ts";
import { type Background, inBackground } from "./background.ts";
import { deliver } from "./delivery.ts";
import { sendOutbox } from "./outbox.ts";

/**
 * Stores what a node reports: verdicts first and together, since students wait for them, then the
 * faults of sandboxes, which go back to the queue or, out of attempts, end as failed. Pushes go on
 * in the background.
 *
 * @returns the outcome per report, once all of it is stored.
 */
export async function takeReports(
  env: Env,
  ctx: Background,
  db: Db,
  reports: readonly Report[],
): Promise<ReportAnswer["outcomes"]> {
  const now = Date.now();
  const results = reports.flatMap(({ gradingId, lease, outcome }) =>
    outcome.kind === "graded" ? [{ gradingId, lease, result: outcome.result }] : [],
  );
  let stored: ReadonlySet<string> = new Set();
  if (results.length > 0) {
    const graded = await storeResults(db, results, now);
    stored = graded.stored;
    inBackground(ctx, "deliver", deliver(env, db, graded.deliveries));
  }

  const returned = new Set<string>();
  for (const { gradingId, lease, outcome } of reports) {
    if (outcome.kind !== "error") continue;
    const { requeued, failed } = await returnGradings(db, heldUnder(gradingId, lease), {
      maxAttempts: MAX_ATTEMPTS,
      failure: outcome.reason,
      now,
    });
    if (requeued.length + failed.length > 0) returned.add(gradingId);
    inBackground(ctx, "requeue", sendOutbox(env, db, requeued));
    inBackground(ctx, "deliver_failed", deliverFailed(env, db, failed));
  }

  return reports.map(({ gradingId }) => ({
    gradingId,
    outcome: stored.has(gradingId) ? "stored" : returned.has(gradingId) ? "requeued" : "stale",
  }));
}

async function deliverFailed(env: Env, db: Db, gradingIds: readonly string[]): Promise<void> {
  await deliver(env, db, await listDeliveriesOf(db, gradingIds));
}
