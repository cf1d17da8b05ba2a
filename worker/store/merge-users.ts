import { sql } from "drizzle-orm";

import type { Db } from "./db.ts";
import { runTogether } from "./run-together.ts";

export interface Merge {
  /** The user whose work goes over. */
  from: string;
  /** The user who gets it. */
  into: string;
}

type Condition = ReturnType<typeof sql>;
type Statement = ReturnType<typeof sql>;

/**
 * The statements by which one user takes over another's work, all of them only where `guard` holds:
 * submissions with what is still being graded, points (of two for one assignment the higher, since
 * the earlier), ratings (of two the later) and reports. Whatever opens the old user opens nothing any more: a session elsewhere, or a code on
 * paper, may be another person's who used this device before.
 * Done again they change nothing, unless something of the old user's came in since: that goes over too.
 */
function mergeStatements({ from, into }: Merge, guard: Condition): Statement[] {
  return [
    sql`update submissions set user_id = ${into} where user_id = ${from} and ${guard}`,
    sql`insert into solved (user_id, assignment_id, submission_id, points, solved_at)
      select ${into}, assignment_id, submission_id, points, solved_at from solved
      where user_id = ${from} and ${guard}
      on conflict (user_id, assignment_id) do update set
        submission_id = case when excluded.points > points then excluded.submission_id else submission_id end,
        points = max(points, excluded.points),
        solved_at = min(solved_at, excluded.solved_at)`,
    sql`delete from solved where user_id = ${from} and ${guard}`,
    sql`insert into ratings (user_id, assignment_id, id, course, version_id, stars, comment, rated_at)
      select ${into}, assignment_id, id, course, version_id, stars, comment, rated_at from ratings
      where user_id = ${from} and ${guard}
      on conflict (user_id, assignment_id) do update set
        id = excluded.id, version_id = excluded.version_id, stars = excluded.stars,
        comment = excluded.comment, rated_at = excluded.rated_at
      where excluded.rated_at > rated_at`,
    sql`delete from ratings where user_id = ${from} and ${guard}`,
    sql`update problem_reports set user_id = ${into} where user_id = ${from} and ${guard}`,
    sql`update outbox set held_for = ${into} where held_for = ${from} and ${guard}`,
    sql`delete from sessions where user_id = ${from} and ${guard}`,
    sql`delete from recovery_codes where user_id = ${from} and ${guard}`,
    sql`update users set merged_into = ${into}
      where id = ${from} and merged_into is null and ${guard}`,
  ];
}

export interface Entry {
  /** The account that a device enters. */
  userId: string;
  /** The hash of the token that the device gets. */
  tokenHash: string;
  /** The hash of the recovery code that is spent on it; null where a provider vouched. */
  codeHash: string | null;
  /** The user of this device whose work the account takes over; null when there is none. */
  from: string | null;
  now: number;
}

/**
 * Opens an account on a device, in one transaction: the recovery code is spent, the session made, and
 * this device's work taken over, or nothing of it happens. Of two devices with one code one wins.
 *
 * @returns false when the code was spent meanwhile.
 */
export async function enterAccount(db: Db, entry: Entry): Promise<boolean> {
  const { userId, tokenHash, codeHash, from, now } = entry;
  const hasProof =
    codeHash === null
      ? sql`true`
      : sql`exists (select 1 from recovery_codes where code_hash = ${codeHash} and user_id = ${userId})`;
  const entered = sql`exists (select 1 from sessions
    where token_hash = ${tokenHash} and user_id = ${userId})`;
  const [opened] = await runTogether(db, [
    sql`insert into sessions (token_hash, user_id, created_at)
      select ${tokenHash}, ${userId}, ${now} where ${hasProof} returning user_id`,
    ...(codeHash === null
      ? []
      : [sql`delete from recovery_codes where code_hash = ${codeHash} and ${entered}`]),
    ...(from === null ? [] : mergeStatements({ from, into: userId }, entered)),
  ]);
  return opened !== undefined && opened.results.length > 0;
}

/** Takes over what came in for a user after another one had taken over their work. */
export async function mergeStragglers(db: Db, merge: Merge): Promise<void> {
  const { from, into } = merge;
  const isMerged = sql`exists (select 1 from users u where u.id = ${from} and u.merged_into = ${into})`;
  await runTogether(db, mergeStatements(merge, isMerged));
}
