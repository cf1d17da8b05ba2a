import { sql } from "drizzle-orm";

import type { Db } from "./db.ts";
import { gradings, outbox, type OutboxQueue } from "./schema.ts";

export interface OutboxRow {
  id: number;
  gradingId: string;
  lane: OutboxQueue;
}

const columns = { id: outbox.id, gradingId: outbox.gradingId, lane: outbox.lane };

/** Rows that were written at or before `until` and are still here, oldest first. */
export async function readForgottenOutbox(db: Db, until: number): Promise<OutboxRow[]> {
  return db
    .select(columns)
    .from(outbox)
    .where(sql`${outbox.createdAt} <= ${until} and held_for is null`)
    .orderBy(outbox.createdAt)
    .limit(100);
}

export async function deleteFromOutbox(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  // One parameter, however many: D1 takes a hundred.
  await db
    .delete(outbox)
    .where(sql`${outbox.id} in (select value from json_each(${JSON.stringify(ids)}))`);
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

/** So many gradings are given back or announced in one step; the next sweep goes on. */
const GRADINGS_AT_ONCE = 500;

/** Running gradings whose node went silent. */
export function overdueAt(now: number) {
  return sql`${gradings.id} in (select g.id from gradings g
    where g.status = 'running' and g.lease_expires_at <= ${now} limit ${GRADINGS_AT_ONCE})`;
}

/** The grading that a node holds under this lease. */
export function heldUnder(gradingId: string, lease: string) {
  return sql`${gradings.id} = ${gradingId} and ${gradings.lease} = ${lease} and ${gradings.status} = 'running'`;
}

/**
 * Announces pending gradings again that nobody took for so long that their message must be lost; not
 * those whose announcement is still in the outbox.
 */
export async function requeueSilent(
  db: Db,
  silentSince: number,
  now: number,
): Promise<OutboxRow[]> {
  const isSilent = sql`${gradings.id} in (select g.id from gradings g
    where g.status = 'pending' and g.queued_at <= ${silentSince}
    and not exists (select 1 from outbox o where o.grading_id = g.id) limit ${GRADINGS_AT_ONCE})`;
  const [rows] = await db.batch([
    announce(db, isSilent, now),
    db
      .update(gradings)
      .set({ queuedAt: now })
      .where(
        sql`${gradings.id} in (select o.grading_id from outbox o where o.created_at = ${now}
          and o.held_for is null)
          and ${gradings.status} = 'pending'`,
      ),
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
          lane: sql<OutboxQueue>`'grading'`.as("lane"),
          createdAt: sql<number>`${now}`.as("created_at"),
          heldFor: sql<string | null>`null`.as("held_for"),
        })
        .from(gradings)
        .where(which),
    )
    .returning(columns);
}
