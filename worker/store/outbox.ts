import { inArray, lte, sql } from "drizzle-orm";

import type { Lane } from "../../contract/grader.ts";
import type { Db } from "./db.ts";
import { gradings, outbox } from "./schema.ts";

export interface OutboxRow {
  id: number;
  gradingId: string;
  lane: Lane;
}

const columns = { id: outbox.id, gradingId: outbox.gradingId, lane: outbox.lane };

/** Rows that were written at or before `until` and are still here, oldest first. */
export async function readForgottenOutbox(db: Db, until: number): Promise<OutboxRow[]> {
  return db
    .select(columns)
    .from(outbox)
    .where(lte(outbox.createdAt, until))
    .orderBy(outbox.createdAt)
    .limit(100);
}

export async function deleteFromOutbox(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.delete(outbox).where(inArray(outbox.id, [...ids]));
}

/**
 * Gives a grading back after an error or a lost node: to the queue while it has attempts left, else
 * it has failed. Conditional on the lease, so that a healthy holder is never robbed.
 *
 * @returns the outbox rows of those that go back to the queue, and the ids of those that failed.
 */
export async function returnGradings(
  db: Db,
  which: ReturnType<typeof sql>,
  options: { maxAttempts: number; failure: string | null; now: number },
): Promise<{ requeued: OutboxRow[]; failed: string[] }> {
  const failure = sql`coalesce(${options.failure}, failure)`;
  const hasAttempts = sql`${which} and ${gradings.attempts} < ${options.maxAttempts}`;
  const [failed, requeued] = await db.batch([
    db
      .update(gradings)
      .set({ status: "failed", leaseExpiresAt: null, gradedAt: options.now, failure })
      .where(sql`${which} and ${gradings.attempts} >= ${options.maxAttempts}`)
      .returning({ id: gradings.id }),
    announce(db, hasAttempts, options.now),
    db
      .update(gradings)
      .set({ status: "pending", leaseExpiresAt: null, queuedAt: options.now, failure })
      .where(hasAttempts),
  ]);
  return { requeued, failed: failed.map((row) => row.id) };
}

/** Running gradings whose node went silent. */
export function overdueAt(now: number) {
  return sql`status = 'running' and ${gradings.leaseExpiresAt} <= ${now}`;
}

/** The grading that a node holds under this lease. */
export function heldUnder(gradingId: string, lease: string) {
  return sql`${gradings.id} = ${gradingId} and ${gradings.lease} = ${lease} and ${gradings.status} = 'running'`;
}

/** Announces pending gradings again that nobody took for so long that their message must be lost. */
export async function requeueSilent(
  db: Db,
  silentSince: number,
  now: number,
): Promise<OutboxRow[]> {
  const isSilent = sql`status = 'pending' and ${gradings.queuedAt} <= ${silentSince}`;
  const [rows] = await db.batch([
    announce(db, isSilent, now),
    db.update(gradings).set({ queuedAt: now }).where(isSilent),
  ]);
  return rows;
}

/** An outbox row for each grading that `which` picks. */
function announce(db: Db, which: ReturnType<typeof sql>, now: number) {
  return db
    .insert(outbox)
    .select(
      db
        .select({
          id: sql<number>`null`.as("id"),
          gradingId: gradings.id,
          lane: sql<Lane>`'grading'`.as("lane"),
          createdAt: sql<number>`${now}`.as("created_at"),
        })
        .from(gradings)
        .where(which),
    )
    .returning(columns);
}
