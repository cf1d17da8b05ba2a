import { eq, lte, sql } from "drizzle-orm";

import type { Db } from "./db.ts";
import { listOf, type OutboxRow } from "./outbox.ts";
import { runTogether } from "./run-together.ts";
import { erasures, users } from "./schema.ts";

export interface Erased {
  /** The user and those whose work they had taken over: their objects are still to be erased. */
  userIds: string[];
  /** What waited for this user's turn and is somebody else's as well. */
  ready: OutboxRow[];
}

/**
 * Deletes a user with everything of theirs, in one transaction, and notes whose objects are to follow.
 * Not the last admin: nobody could make another one.
 *
 * Programs that somebody else sent too stay, with their results: they are theirs. All others go, also
 * while they run: the node's result then finds nothing to be stored in.
 *
 * @returns no user where there is none (any more), or where it is the last admin.
 */
export async function eraseUser(db: Db, userId: string, now: number): Promise<Erased> {
  // Whoever else stands there with this very time is gone as well, so nothing of it is wrong.
  const theirs = sql`(select user_id from erasures where deleted_at = ${now})`;
  // Of a second look and what it looks at neither goes without the other.
  const unneeded = sql`(with alone(id) as (
    select o.id from gradings o where o.id in (
      select coalesce(g.regrade_of, g.id) from submissions s
      inner join gradings g on g.id = s.grading_id where s.user_id in ${theirs})
    and not exists (select 1 from submissions s where s.user_id not in ${theirs}
      and s.grading_id in (select o.id union all
        select r.id from gradings r where r.regrade_of = o.id)))
    select id from alone union all
    select r.id from gradings r inner join alone on r.regrade_of = alone.id)`;
  const [, noted, , , released] = await runTogether(db, [
    // Gradings go before the submissions by which they are found.
    sql`pragma defer_foreign_keys = on`,
    sql`insert into erasures (user_id, deleted_at)
      with recursive gone(id) as (
        select u.id from users u where u.id = ${userId} and (u.role <> 'admin'
          or exists (select 1 from users a where a.role = 'admin' and a.id <> u.id))
        union select u.id from users u inner join gone on u.merged_into = gone.id)
      select id, ${now} from gone returning user_id as id`,
    sql`delete from outbox where grading_id in ${unneeded}`,
    sql`delete from gradings where id in ${unneeded}`,
    sql`update outbox set held_for = null where held_for in ${theirs}
      returning id, grading_id as gradingId, lane, held_for as heldFor`,
    sql`delete from submissions where user_id in ${theirs}`,
    sql`delete from solved where user_id in ${theirs}`,
    sql`delete from ratings where user_id in ${theirs}`,
    sql`delete from problem_reports where user_id in ${theirs}`,
    sql`delete from course_roles where user_id in ${theirs}`,
    sql`delete from identities where user_id in ${theirs}`,
    sql`delete from recovery_codes where user_id in ${theirs}`,
    sql`delete from sessions where user_id in ${theirs}`,
    sql`delete from users where id in ${theirs}`,
  ]);
  const rows = (noted?.results ?? []) as { id: string }[];
  return { userIds: rows.map(({ id }) => id), ready: (released?.results ?? []) as OutboxRow[] };
}

export async function hasUser(db: Db, userId: string): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).where(eq(users.id, userId));
  return rows.length > 0;
}

/** Deleted users whose objects may hold something, the longest deleted first. */
export async function listErasures(
  db: Db,
  until: number,
): Promise<{ userId: string; deletedAt: number }[]> {
  return db
    .select()
    .from(erasures)
    .where(lte(erasures.deletedAt, until))
    .orderBy(erasures.deletedAt)
    .limit(100);
}

/** Forgets that these users were ever there. */
export async function endErasures(db: Db, userIds: readonly string[]): Promise<void> {
  await db.delete(erasures).where(sql`${erasures.userId} in ${listOf(userIds)}`);
}
