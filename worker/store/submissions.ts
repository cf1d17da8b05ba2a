import { and, desc, eq, lt, sql } from "drizzle-orm";

import type { Lane } from "../../contract/grader.ts";
import type { GradingStatus } from "../../contract/verdict.ts";
import type { SubmissionRow } from "../domain/submission-view.ts";
import type { Db } from "./db.ts";
import { hasOtherWork, releaseShared } from "./fair-order.ts";
import { announce, type OutboxRow } from "./outbox.ts";
import { gradings, solved, submissions } from "./schema.ts";

export interface NewSubmission {
  id: string;
  userId: string;
  assignmentId: string;
  versionId: string;
  points: number;
  /** As typed. */
  code: string;
  normalised: string;
  codeHash: string;
  /** The grading's id, should this code be new for this version. */
  gradingId: string;
  lane: Lane;
  now: number;
}

/** Beyond this the exact place in line means nothing to anybody, and counting it would cost. */
const LONGEST_LINE = 1_000;

/**
 * The columns of a SubmissionRow, from submissions joined with gradings. In a batch D1 answers rows
 * as objects by column name, so no two columns may share one.
 */
export const rowColumns = {
  id: submissions.id,
  userId: submissions.userId,
  assignmentId: submissions.assignmentId,
  versionId: gradings.versionId,
  codeHash: gradings.codeHash,
  createdAt: submissions.createdAt,
  cached: submissions.cached,
  worth: submissions.points,
  status: gradings.status,
  result: gradings.result,
  gradedAt: gradings.gradedAt,
  regradedAt: gradings.regradedAt,
};

/**
 * Writes a submission and, if this code was never graded for this version, its grading and outbox
 * row: one transaction, so neither exists without the other. Two users who send the same code at
 * the same moment meet at the unique index and share one grading.
 *
 * A failed grading does not count as graded: it stands outside the index, and the code runs anew.
 *
 * @returns the submission, the outbox rows that can be sent now, and the gradings before it in line.
 */
export async function writeSubmission(
  db: Db,
  input: NewSubmission,
): Promise<{ row: SubmissionRow; outbox: OutboxRow[]; queuePosition: number }> {
  // The planner uses a partial index only where the condition is a literal of the query.
  const sameCode = sql`${gradings.versionId} = ${input.versionId}
    and ${gradings.codeHash} = ${input.codeHash} and status <> 'failed' and regrade_of is null`;
  const isGraded = sql`${gradings.status} = 'graded'`;

  const results = await db.batch([
    db
      .insert(gradings)
      .values({
        id: input.gradingId,
        versionId: input.versionId,
        codeHash: input.codeHash,
        code: input.normalised,
        queuedAt: input.now,
      })
      .onConflictDoNothing(),
    announce(db, eq(gradings.id, input.gradingId), input.now, {
      queue: input.lane,
      heldFor: sql`case when ${hasOtherWork(input.userId, input.id)} then ${input.userId} end`,
    }),
    db.insert(submissions).select(
      db
        .select({
          id: sql<string>`${input.id}`.as("id"),
          userId: sql<string>`${input.userId}`.as("user_id"),
          assignmentId: sql<string>`${input.assignmentId}`.as("assignment_id"),
          gradingId: gradings.id,
          code: sql<string>`${input.code}`.as("code"),
          points: sql<number>`${input.points}`.as("points"),
          cached: sql<boolean>`${isGraded}`.as("cached"),
          createdAt: sql<number>`${input.now}`.as("created_at"),
          deliveredAt: sql<number | null>`null`.as("delivered_at"),
        })
        .from(gradings)
        .where(sameCode),
    ),
    grantPointsOf(db, sql`${submissions.id} = ${input.id}`, input.now),
    db
      .select(rowColumns)
      .from(submissions)
      .innerJoin(gradings, eq(gradings.id, submissions.gradingId))
      .where(eq(submissions.id, input.id)),
    selectPendingBefore(db, sql`(select grading_id from submissions s where s.id = ${input.id})`),
    releaseShared(db, input.id, input.userId),
  ]);
  const found = results[4][0];
  if (found === undefined) throw new Error(`submission ${input.id} was not written`);
  const ready = [...results[1], ...results[6]].filter((one) => one.heldFor === null);
  return { row: found, outbox: ready, queuePosition: results[5][0]?.count ?? 0 };
}

/** Points for every correct submission that `which` picks; each user and assignment once. */
export function grantPointsOf(db: Db, which: ReturnType<typeof sql>, now: number) {
  return db
    .insert(solved)
    .select(
      db
        .select({
          userId: submissions.userId,
          assignmentId: submissions.assignmentId,
          submissionId: submissions.id,
          points: submissions.points,
          solvedAt: sql<number>`${now}`.as("solved_at"),
        })
        .from(submissions)
        .innerJoin(gradings, eq(gradings.id, submissions.gradingId))
        .where(sql`${which} and ${gradings.verdict} = 'correct'`),
    )
    .onConflictDoNothing();
}

/** A user's own submission with its code, or null: also when it is somebody else's. */
export async function findSubmission(
  db: Db,
  id: string,
  userId: string,
): Promise<(SubmissionRow & { code: string; gradingId: string }) | null> {
  const [row] = await db
    .select({ ...rowColumns, code: submissions.code, gradingId: submissions.gradingId })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.id, submissions.gradingId))
    .where(and(eq(submissions.id, id), eq(submissions.userId, userId)));
  return row ?? null;
}

/** Up to `limit` of a user's submissions of an assignment, newest first, older than `cursor`. */
export async function listSubmissions(
  db: Db,
  query: { userId: string; assignmentId: string; cursor: string | undefined; limit: number },
): Promise<SubmissionRow[]> {
  return db
    .select(rowColumns)
    .from(submissions)
    .innerJoin(gradings, eq(gradings.id, submissions.gradingId))
    .where(
      and(
        eq(submissions.userId, query.userId),
        eq(submissions.assignmentId, query.assignmentId),
        query.cursor === undefined ? undefined : lt(submissions.id, query.cursor),
      ),
    )
    .orderBy(desc(submissions.id))
    .limit(query.limit);
}

/** How many submissions of an assignment a user has. */
export async function countSubmissions(
  db: Db,
  { userId, assignmentId }: { userId: string; assignmentId: string },
): Promise<number> {
  return db.$count(
    submissions,
    and(eq(submissions.userId, userId), eq(submissions.assignmentId, assignmentId)),
  );
}

/**
 * A user's submissions whose outcome is still owed to them, oldest first; with each that is pending,
 * how many gradings wait before it.
 */
export async function listOwedOfUser(
  db: Db,
  userId: string,
): Promise<(SubmissionRow & { before: number })[]> {
  return db
    .select({
      ...rowColumns,
      before: sql<number>`case when ${gradings.status} = 'pending' then (select count(*) from
        (select 1 from gradings w where w.status = 'pending' and w.id < ${gradings.id}
        limit ${LONGEST_LINE})) else 0 end`.as("before_count"),
    })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.id, submissions.gradingId))
    .where(sql`${submissions.userId} = ${userId} and delivered_at is null`)
    .orderBy(submissions.id)
    .limit(100);
}

/** How many gradings were waiting before this one. */
export async function countPendingBefore(db: Db, gradingId: string): Promise<number> {
  const [row] = await selectPendingBefore(db, sql`${gradingId}`);
  return row?.count ?? 0;
}

function selectPendingBefore(db: Db, gradingId: ReturnType<typeof sql>) {
  const waiting = db
    .select({ one: sql`1`.as("one") })
    .from(gradings)
    .where(sql`status = 'pending' and ${gradings.id} < ${gradingId}`)
    .limit(LONGEST_LINE)
    .as("waiting");
  return db.select({ count: sql<number>`count(*)`.as("count") }).from(waiting);
}

/** Where a submission stands, or null when it was never written. */
export async function findSubmissionStatus(db: Db, id: string): Promise<GradingStatus | null> {
  const [row] = await db
    .select({ status: gradings.status })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.id, submissions.gradingId))
    .where(eq(submissions.id, id));
  return row?.status ?? null;
}
