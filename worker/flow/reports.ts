import type { Report, ReportAnswer } from "../../contract/grader.ts";
import { MAX_ATTEMPTS } from "../domain/lease.ts";
import type { Env } from "../env.ts";
import type { Db } from "../store/db.ts";
import { heldByOthers, storeResults } from "../store/gradings.ts";
import { heldUnder, returnGradings } from "../store/returns.ts";
import { type Background, inBackground } from "./background.ts";
import { deliverFirst, deliverOf } from "./delivery.ts";
import { sendOutbox } from "./outbox.ts";

type Outcome = ReportAnswer["outcomes"][number]["outcome"];

/**
 * Stores what a node reports: verdicts first and together, since students wait for them, then what
 * had none, which goes back to the queue or, out of attempts, ends as failed. Pushes go on in the
 * background.
 *
 * @returns the outcome per report, once all of it is stored.
 */
export async function takeReports(
  env: Env,
  ctx: Background,
  db: Db,
  nodeId: string,
  reports: readonly Report[],
): Promise<ReportAnswer["outcomes"]> {
  const results = reports.flatMap(({ gradingId, lease, outcome }) =>
    outcome.kind === "graded" ? [{ gradingId, lease, result: outcome.result }] : [],
  );
  const outcomes = new Map<string, Outcome>();
  if (results.length > 0) {
    const graded = await storeResults(db, results, { nodeId, now: Date.now() });
    for (const id of graded.stored) outcomes.set(id, "stored");
    inBackground(ctx, "deliver", deliverFirst(env, db, graded.deliveries));
    inBackground(ctx, "release", sendOutbox(env, db, graded.ready));
  }

  for (const { gradingId, lease, outcome } of reports) {
    if (outcome.kind === "graded") continue;
    const isToBlame = outcome.kind === "error";
    const { requeued, failed, ready } = await returnGradings(
      db,
      heldUnder(gradingId, lease, nodeId),
      {
        attempt: isToBlame ? "spent" : "kept",
        maxAttempts: MAX_ATTEMPTS,
        failure: outcome.reason,
        now: Date.now(),
      },
    );
    if (requeued.length + failed.length > 0) outcomes.set(gradingId, "requeued");
    // Where the job was not to blame, another node may have it at once.
    const again = isToBlame ? requeued : requeued.map((row) => ({ ...row, attempts: 0 }));
    inBackground(ctx, "requeue", sendOutbox(env, db, [...again, ...ready]));
    inBackground(ctx, "deliver_failed", deliverOf(env, db, failed));
  }

  const untaken = reports.map((one) => one.gradingId).filter((id) => !outcomes.has(id));
  for (const gradingId of await foreignAmong(db, untaken, nodeId)) {
    console.warn(JSON.stringify({ event: "result_refused", nodeId, gradingId }));
    outcomes.set(gradingId, "refused");
  }
  return reports.map(({ gradingId }) => ({
    gradingId,
    outcome: outcomes.get(gradingId) ?? "stale",
  }));
}

async function foreignAmong(
  db: Db,
  gradingIds: readonly string[],
  nodeId: string,
): Promise<Iterable<string>> {
  return gradingIds.length === 0 ? [] : heldByOthers(db, gradingIds, nodeId);
}
