import { sql } from "drizzle-orm";

import type { Db } from "./db.ts";
import { gradings, outbox, type OutboxQueue } from "./schema.ts";

export interface OutboxRow {
  id: number;
  gradingId: string;
  lane: OutboxQueue;
  /** Null when it can be sent now. */
  heldFor: string | null;
}

type Condition = ReturnType<typeof sql>;

/** The columns of an OutboxRow. */
export const outboxColumns = {
  id: outbox.id,
  gradingId: outbox.gradingId,
  lane: outbox.lane,
  heldFor: outbox.heldFor,
};

/** Rows that were written at or before `until` and are still here, oldest first; held ones may stay. */
export async function readForgottenOutbox(db: Db, until: number): Promise<OutboxRow[]> {
  return db
    .select(outboxColumns)
    .from(outbox)
    .where(sql`${outbox.createdAt} <= ${until} and held_for is null`)
    .orderBy(outbox.createdAt)
    .limit(100);
}

export async function deleteFromOutbox(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.delete(outbox).where(sql`${outbox.id} in ${listOf(ids)}`);
}

/** A list as one parameter, however long: D1 takes a hundred. */
export function listOf(values: readonly (string | number)[]): Condition {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}

/** An outbox row for each grading that `which` picks. */
export function announce(
  db: Db,
  which: Condition,
  now: number,
  options: { queue?: OutboxQueue; heldFor?: Condition } = {},
) {
  return db
    .insert(outbox)
    .select(
      db
        .select({
          id: sql<number>`null`.as("id"),
          gradingId: gradings.id,
          lane: sql<OutboxQueue>`${options.queue ?? "grading"}`.as("lane"),
          createdAt: sql<number>`${now}`.as("created_at"),
          heldFor: sql<string | null>`${options.heldFor ?? null}`.as("held_for"),
        })
        .from(gradings)
        .where(which),
    )
    .returning(outboxColumns);
}

/** So many gradings are announced in one step; the next sweep goes on. */
const GRADINGS_AT_ONCE = 500;

/** When a pending grading that nobody takes has lost its message. Milliseconds since 1970. */
export interface Silence {
  /** Queued before this, while later ones run that were queued `overtakenByMs` after it. */
  overtakenSince: number;
  overtakenByMs: number;
  /** Queued before this, while nothing runs at all. */
  stillSince: number;
  /** Queued before this, whatever goes on. */
  anywaySince: number;
}

/**
 * Announces pending gradings again whose message must be lost; not those whose announcement is still
 * in the outbox. A long line alone is no sign: what waits its turn is overtaken by nobody.
 */
export async function requeueSilent(db: Db, silence: Silence, now: number): Promise<OutboxRow[]> {
  const newestRunning = sql`(select max(r.queued_at) from gradings r where r.status = 'running')`;
  const since = sql`max(${silence.anywaySince}, coalesce(
    min(${silence.overtakenSince}, ${newestRunning} - ${silence.overtakenByMs}),
    ${silence.stillSince}))`;
  const isSilent = sql`${gradings.id} in (select g.id from gradings g
    where g.status = 'pending' and g.queued_at <= ${since}
    and not exists (select 1 from outbox o where o.grading_id = g.id) limit ${GRADINGS_AT_ONCE})`;
  const [rows] = await db.batch([
    announce(db, isSilent, now),
    db
      .update(gradings)
      .set({ queuedAt: now })
      .where(
        sql`${gradings.id} in (select o.grading_id from outbox o where o.created_at = ${now}
          and o.held_for is null) and ${gradings.status} = 'pending'`,
      ),
  ]);
  return rows;
}
