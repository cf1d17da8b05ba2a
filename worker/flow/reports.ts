import type { Report, ReportAnswer } from "../../contract/grader.ts";
import { MAX_ATTEMPTS } from "../domain/lease.ts";
import type { Env } from "../env.ts";
import type { Db } from "../store/db.ts";
import { type Delivery, listDeliveriesOf, storeResults } from "../store/gradings.ts";
import { heldUnder, type OutboxRow, returnGradings } from "../store/outbox.ts";
import { deliver } from "./delivery.ts";
import { sendOutbox } from "./outbox.ts";

/**
 * Stores what a node reports: verdicts first and together, since students wait for them, then the
 * faults of sandboxes, which go back to the queue or, out of attempts, end as failed.
 *
 * @returns the outcome per report, once all of it is stored, and the pushes still to do.
 */
export async function takeReports(
  env: Env,
  db: Db,
  reports: readonly Report[],
): Promise<{ outcomes: ReportAnswer["outcomes"]; rest: Promise<unknown> }> {
  const now = Date.now();
  const results = reports.flatMap(({ gradingId, lease, outcome }) =>
    outcome.kind === "graded" ? [{ gradingId, lease, result: outcome.result }] : [],
  );
  const graded =
    results.length === 0
      ? { stored: new Set<string>(), deliveries: [] }
      : await storeResults(db, results, now);
  const rest: Promise<unknown>[] = [deliver(env, db, graded.deliveries)];

  const returned = new Set<string>();
  for (const { gradingId, lease, outcome } of reports) {
    if (outcome.kind !== "error") continue;
    const { requeued, failed } = await returnGradings(db, heldUnder(gradingId, lease), {
      maxAttempts: MAX_ATTEMPTS,
      failure: outcome.reason,
      now,
    });
    if (requeued.length + failed.length > 0) returned.add(gradingId);
    rest.push(afterReturn(env, db, requeued, await listDeliveriesOf(db, failed)));
  }

  const outcomes = reports.map(({ gradingId }) => ({
    gradingId,
    outcome: graded.stored.has(gradingId)
      ? ("stored" as const)
      : returned.has(gradingId)
        ? ("requeued" as const)
        : ("stale" as const),
  }));
  return { outcomes, rest: Promise.all(rest) };
}

async function afterReturn(
  env: Env,
  db: Db,
  requeued: readonly OutboxRow[],
  failed: readonly Delivery[],
): Promise<void> {
  await Promise.all([sendOutbox(env, db, requeued), deliver(env, db, failed)]);
}
