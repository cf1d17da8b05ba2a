import { and, eq, inArray, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";

import type { Claim } from "../../contract/grader.ts";
import type { GradingResult } from "../../contract/verdict.ts";
import type { LeaseRule } from "../domain/lease.ts";
import type { SubmissionRow } from "../domain/submission-view.ts";
import type { Db } from "./db.ts";
import { releaseNext } from "./fair-order.ts";
import { listOf, type OutboxRow } from "./outbox.ts";
import { settleRegrades, withLookedAt } from "./regrades.ts";
import { gradings, submissions } from "./schema.ts";
import { grantPointsOf, rowColumns } from "./submissions.ts";

/**
 * Takes gradings under a lease of this node: pending ones, and running ones whose lease has run out.
 * Of several nodes that want one grading, the first update wins and the others get nothing. What the
 * node holds under this very lease already it gets again, as the same attempt: the answer to its
 * first request was lost.
 */
export async function claimGradings(
  db: Db,
  gradingIds: readonly string[],
  claim: { nodeId: string; lease: string; rule: LeaseRule; maxAttempts: number; now: number },
): Promise<Claim[]> {
  const isOurs = sql`${gradings.status} = 'running' and ${gradings.lease} = ${claim.lease}
    and ${gradings.nodeId} = ${claim.nodeId}`;
  const updates = gradingIds.map((gradingId) =>
    db
      .update(gradings)
      .set({
        status: "running",
        nodeId: claim.nodeId,
        lease: claim.lease,
        leaseExpiresAt: sql`${claim.now + claim.rule.slackMs} + ${claim.rule.perCpuSecondMs} *
          (select json_extract(v.bundle, '$.limits.cpuSeconds') from assignment_versions v
          where v.id = version_id)`,
        attempts: sql`${gradings.attempts} + case when ${isOurs} then 0 else 1 end`,
      })
      .where(
        sql`${gradings.id} = ${gradingId} and (${gradings.status} = 'pending' or (${isOurs})
          or (${gradings.status} = 'running' and ${gradings.leaseExpiresAt} <= ${claim.now}
          and ${gradings.attempts} < ${claim.maxAttempts}))`,
      )
      .returning({
        attempt: gradings.attempts,
        versionId: gradings.versionId,
        code: gradings.code,
        leaseExpiresAt: gradings.leaseExpiresAt,
      }),
  );
  const [first, ...rest] = updates;
  if (first === undefined) return [];
  const answers = await db.batch([first, ...rest]);
  return gradingIds.flatMap((gradingId, index) => {
    const row = answers[index]?.[0];
    if (row === undefined) return [];
    const { leaseExpiresAt, ...claimed } = row;
    const leaseMs = Math.round((leaseExpiresAt ?? claim.now) - claim.now);
    return [{ gradingId, lease: claim.lease, leaseMs, ...claimed }];
  });
}

export interface ResultToStore {
  gradingId: string;
  lease: string;
  result: GradingResult;
}

/**
 * Stores verdicts, ends second looks, grants points, lets go what waited for these gradings and reads
 * who is to be told, in one transaction. A verdict counts only from the node and under the lease it
 * was made for; sent twice it changes nothing. A lease that ran out but was not taken over still
 * counts: the work is done and right.
 *
 * @returns the ids that are graded under the given lease; the deliveries that are owed, the first of
 * them where they are many; and the outbox rows that are ready to be sent.
 */
export async function storeResults(
  db: Db,
  results: readonly ResultToStore[],
  { nodeId, now }: { nodeId: string; now: number },
): Promise<{
  stored: Set<string>;
  deliveries: OwedRow[];
  ready: OutboxRow[];
}> {
  const ids = listOf(results.map((one) => one.gradingId));
  // A second look hands its verdict to what it looks at.
  const touched = withLookedAt(results.map((one) => one.gradingId));
  const updates: BatchItem<"sqlite">[] = results.map(({ gradingId, lease, result }) =>
    db
      .update(gradings)
      .set({
        status: "graded",
        verdict: result.verdict,
        result,
        gradedAt: now,
        leaseExpiresAt: null,
        failure: null,
      })
      .where(
        and(
          eq(gradings.id, gradingId),
          eq(gradings.lease, lease),
          eq(gradings.nodeId, nodeId),
          inArray(gradings.status, ["pending", "running"]),
        ),
      ),
  );
  const answers = await db.batch([
    db.select({ id: gradings.id }).from(gradings).where(eq(gradings.id, "")),
    ...updates,
    ...settleRegrades(db, sql`r.id in ${ids}`, now),
    grantPointsOf(db, sql`${submissions.gradingId} in ${touched}`, now),
    releaseNext(
      db,
      sql`select g.id from gradings g where g.id in ${touched} and g.status = 'graded'`,
    ),
    db.select({ id: gradings.id, lease: gradings.lease }).from(gradings)
      .where(sql`${gradings.id} in ${ids} and ${gradings.status} = 'graded'
        and ${gradings.nodeId} = ${nodeId}`),
    selectDeliveries(db)
      .where(sql`${submissions.gradingId} in ${touched} and ${gradings.status} = 'graded'
        and ${submissions.deliveredAt} is null`)
      .limit(DELIVERIES_AT_ONCE),
  ]);
  const ready = answers.at(-3) as OutboxRow[];
  const graded = answers.at(-2) as { id: string; lease: string | null }[];
  const deliveries = answers.at(-1) as OwedRow[];
  const leaseOf = new Map(results.map((one) => [one.gradingId, one.lease]));
  const stored = graded.filter((row) => row.lease === leaseOf.get(row.id)).map((row) => row.id);
  return { stored: new Set(stored), deliveries, ready };
}

/** Which of these gradings were last claimed by another node than this one. */
export async function heldByOthers(
  db: Db,
  gradingIds: readonly string[],
  nodeId: string,
): Promise<Set<string>> {
  const rows = await db
    .select({ id: gradings.id })
    .from(gradings)
    .where(sql`${gradings.id} in ${listOf(gradingIds)} and ${gradings.nodeId} <> ${nodeId}`);
  return new Set(rows.map((row) => row.id));
}

/** An outcome that its user is to be told. */
type OwedRow = SubmissionRow & { gradingId: string };

/** A request may call this many Durable Objects and keep well within the platform's limit. */
export const DELIVERIES_AT_ONCE = 200;

/** Outcomes of these gradings, and of those they were second looks at, that are owed now. */
export async function listDeliveriesOf(db: Db, gradingIds: readonly string[]): Promise<OwedRow[]> {
  if (gradingIds.length === 0) return [];
  return selectDeliveries(db)
    .where(sql`${submissions.gradingId} in ${withLookedAt(gradingIds)}
      and ${gradings.status} in ('graded', 'failed') and ${submissions.deliveredAt} is null`)
    .limit(DELIVERIES_AT_ONCE);
}

/** Outcomes that were stored but not yet taken by their user's object, oldest first. */
export async function listOwedDeliveries(db: Db, olderThan: string): Promise<OwedRow[]> {
  return selectDeliveries(db)
    .where(sql`delivered_at is null and ${submissions.id} < ${olderThan}
      and ${gradings.status} in ('graded', 'failed')`)
    .orderBy(submissions.id)
    .limit(DELIVERIES_AT_ONCE);
}

/**
 * Notes which users were told which outcome. Not where the outcome is another by now: what a second
 * look changed meanwhile is still owed.
 */
export async function markDelivered(
  db: Db,
  told: readonly { id: string; gradedAt: number | null }[],
  now: number,
): Promise<void> {
  if (told.length === 0) return;
  const list = JSON.stringify(told.map(({ id, gradedAt }) => [id, gradedAt]));
  await db
    .update(submissions)
    .set({ deliveredAt: now })
    .where(
      sql`${submissions.id} in (select s.id from json_each(${list})
        inner join submissions s on s.id = json_extract(value, '$[0]')
        inner join gradings g on g.id = s.grading_id
        where g.status in ('graded', 'failed') and g.graded_at is json_extract(value, '$[1]'))`,
    );
}

function selectDeliveries(db: Db) {
  return db
    .select({ ...rowColumns, gradingId: submissions.gradingId })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.id, submissions.gradingId));
}
