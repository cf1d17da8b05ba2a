import { eq, sql } from "drizzle-orm";
import { alias, type SQLiteColumn } from "drizzle-orm/sqlite-core";

import type { GradingStatus } from "../../contract/verdict.ts";
import type { SubmissionRow } from "../domain/submission-view.ts";
import type { Db } from "./db.ts";
import { hasOtherWork } from "./fair-order.ts";
import { announce, listOf, type OutboxRow } from "./outbox.ts";
import { gradings, submissions } from "./schema.ts";
import { rowColumns } from "./submissions.ts";

export interface NewRegrade {
  submissionId: string;
  userId: string;
  /** The id of the second look. */
  gradingId: string;
  /** The verdicts that may be doubted. */
  verdicts: readonly string[];
  /** Only where no second look was asked for after this moment. */
  notSince: number;
  now: number;
}

/**
 * Starts a second look at a submission's verdict, in one transaction: a grading of its own, outside
 * the index of equal programs, to which the submission points until it has ended. Everybody else who
 * sent this program keeps the verdict meanwhile.
 *
 * @returns null when the verdict is not to be doubted, or was looked at again too lately.
 */
export async function startRegrade(
  db: Db,
  input: NewRegrade,
): Promise<{ row: SubmissionRow; outbox: OutboxRow[] } | null> {
  const isMade = sql`exists (select 1 from gradings r where r.id = ${input.gradingId})`;
  const [, sent, , , rows] = await db.batch([
    db.insert(gradings).select(
      db
        .select({
          id: sql<string>`${input.gradingId}`.as("id"),
          versionId: gradings.versionId,
          codeHash: gradings.codeHash,
          code: gradings.code,
          status: sql<GradingStatus>`'pending'`.as("status"),
          attempts: sql<number>`0`.as("attempts"),
          nodeId: nothing("node_id"),
          lease: nothing("lease"),
          leaseExpiresAt: nothing("lease_expires_at"),
          queuedAt: sql<number>`${input.now}`.as("queued_at"),
          gradedAt: nothing("graded_at"),
          verdict: nothing("verdict"),
          result: nothing("result"),
          failure: nothing("failure"),
          regradeOf: sql<string>`${gradings.id}`.as("regrade_of"),
          regradedAt: nothing("regraded_at"),
        })
        .from(submissions)
        .innerJoin(gradings, eq(gradings.id, submissions.gradingId))
        .where(
          sql`${submissions.id} = ${input.submissionId} and ${submissions.userId} = ${input.userId}
            and ${gradings.status} = 'graded' and ${gradings.verdict} in ${listOf(input.verdicts)}
            and coalesce(${gradings.regradedAt}, 0) <= ${input.notSince}`,
        ),
    ),
    announce(db, sql`${gradings.id} = ${input.gradingId}`, input.now, {
      heldFor: sql`case when ${hasOtherWork(input.userId, input.submissionId)} then ${input.userId} end`,
    }),
    db
      .update(gradings)
      .set({ regradedAt: input.now })
      .where(
        sql`${gradings.id} = (select r.regrade_of from gradings r where r.id = ${input.gradingId})`,
      ),
    db
      .update(submissions)
      .set({ gradingId: input.gradingId, deliveredAt: null })
      .where(sql`${submissions.id} = ${input.submissionId} and ${isMade}`),
    db
      .select(rowColumns)
      .from(submissions)
      .innerJoin(gradings, eq(gradings.id, submissions.gradingId))
      .where(sql`${submissions.id} = ${input.submissionId} and ${isMade}`),
  ]);
  const [row] = rows;
  return row === undefined ? null : { row, outbox: sent.filter((one) => one.heldFor === null) };
}

/**
 * What ends second looks, in the transaction that stored or failed them: the better verdict stands,
 * for everybody who sent the program, and the submission points again to where it stands. A second
 * look that failed, or was no better, changes nothing. Of gradings that are none it touches nothing.
 * @param ended says which of the gradings `r` have ended
 */
export function settleRegrades(db: Db, ended: ReturnType<typeof sql>, now: number) {
  const look = alias(gradings, "r");
  const looks = sql`(select r.id from gradings r where ${ended} and r.regrade_of is not null
    and r.status in ('graded', 'failed'))`;
  return [
    db
      .update(gradings)
      .set({
        verdict: sql`${look.verdict}`,
        result: sql`${look.result}`,
        gradedAt: now,
      })
      .from(look)
      .where(
        sql`${look.id} in ${looks} and ${look.status} = 'graded'
          and ${gradings.id} = ${look.regradeOf} and ${gradings.verdict} <> 'correct'
          and (${look.verdict} = 'correct' or ${passed(look.result)} > ${passed(gradings.result)})`,
      ),
    // Whoever was told the verdict that no longer stands is told the new one.
    db
      .update(submissions)
      .set({ deliveredAt: null })
      .where(
        sql`${submissions.gradingId} in (select o.id from gradings r
          inner join gradings o on o.id = r.regrade_of
          where r.id in ${looks} and r.status = 'graded' and o.graded_at = ${now})`,
      ),
    db
      .update(submissions)
      .set({
        gradingId: sql`(select r.regrade_of from gradings r where r.id = ${submissions.gradingId})`,
        deliveredAt: null,
      })
      .where(sql`${submissions.gradingId} in ${looks}`),
  ] as const;
}

/** These gradings, and those that second looks among them look at: as a list for SQL. */
export function withLookedAt(gradingIds: readonly string[]) {
  const ids = listOf(gradingIds);
  return sql`(select value from ${ids} union all
    select r.regrade_of from gradings r where r.id in ${ids} and r.regrade_of is not null)`;
}

function nothing(column: string) {
  return sql<null>`null`.as(column);
}

/** How many tests passed, as SQL. */
function passed(result: SQLiteColumn) {
  return sql`(select count(*) from json_each(${result}, '$.tests')
    where json_extract(value, '$.outcome') = 'passed')`;
}
