import { sql } from "drizzle-orm";

import type { Db } from "./db.ts";
import { outboxColumns, type OutboxRow } from "./outbox.ts";
import { outbox } from "./schema.ts";

/*
 * Fair order between users: of each user one grading at a time goes to the queue, and what they send
 * meanwhile for other assignments is held in the outbox until that one has ended. So ten programs of
 * one student do not stand before one of another, and nobody who sends one at a time ever waits for it.
 */

type Condition = ReturnType<typeof sql>;

/** True, as SQL, while another submission of this user waits for its end. */
export function hasOtherWork(userId: string, submissionId: string): Condition {
  return sql`exists (select 1 from submissions s inner join gradings g on g.id = s.grading_id
    where s.user_id = ${userId} and s.delivered_at is null and s.id <> ${submissionId}
    and g.status in ('pending', 'running'))`;
}

/**
 * The next held row of every user who waited for a grading that has ended.
 * @param ended a query for the ids of those gradings
 */
export function releaseNext(db: Db, ended: Condition) {
  return release(
    db,
    sql`select min(o.id) from submissions s inner join outbox o on o.held_for = s.user_id
      where s.grading_id in (${ended}) group by s.user_id`,
  );
}

/** The row of a grading that is held for somebody else, when a user who is free sends the same program. */
export function releaseShared(db: Db, submissionId: string, userId: string) {
  return release(
    db,
    sql`select o.id from submissions s inner join outbox o on o.grading_id = s.grading_id
      where s.id = ${submissionId} and o.held_for <> ${userId}
      and not ${hasOtherWork(userId, submissionId)}`,
  );
}

/**
 * Held rows whose user has nothing on its way any more: the work they waited for became another
 * user's, or was told before it ended.
 */
export async function releaseStranded(db: Db): Promise<OutboxRow[]> {
  return release(
    db,
    sql`select min(o.id) from outbox o where o.held_for is not null
      and not exists (select 1 from submissions s inner join gradings g on g.id = s.grading_id
        where s.user_id = o.held_for and s.delivered_at is null
        and g.status in ('pending', 'running')
        and not exists (select 1 from outbox h where h.grading_id = g.id and h.held_for is not null))
      group by o.held_for limit 500`,
  );
}

function release(db: Db, which: Condition) {
  return db
    .update(outbox)
    .set({ heldFor: null })
    .where(sql`${outbox.id} in (${which})`)
    .returning(outboxColumns);
}
