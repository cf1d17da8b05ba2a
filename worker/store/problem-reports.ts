import { and, desc, eq, gt, sql } from "drizzle-orm";

import type { Db } from "./db.ts";
import { assignments, problemReports, submissions } from "./schema.ts";

export interface NewProblem {
  id: string;
  userId: string;
  assignmentId: string;
  /** The user's own submission of this assignment that it is about, or null. */
  submissionId: string | null;
  message: string;
  now: number;
}

/** At most so many reports of one user about one assignment since a moment (milliseconds since 1970). */
export interface ProblemLimit {
  count: number;
  since: number;
}

/**
 * Writes a report, unless the user has made as many as they may.
 *
 * @returns true when it is written; else the times of the reports that stand against it, newest first,
 * and none of them when there is no such assignment.
 */
export async function writeProblem(
  db: Db,
  problem: NewProblem,
  limit: ProblemLimit,
): Promise<{ isWritten: boolean; recent: number[] }> {
  const { id, userId, assignmentId, submissionId, message, now } = problem;
  // What was graded counts: the assignment may have another version by now.
  const versionOfSubmission = sql`(select g.version_id from submissions s
    inner join gradings g on g.id = s.grading_id where s.id = ${submissionId})`;
  const [written, recent] = await db.batch([
    db
      .insert(problemReports)
      .select(
        db
          .select({
            id: sql<string>`${id}`.as("report_id"),
            userId: sql<string>`${userId}`.as("user_id"),
            assignmentId: assignments.id,
            course: assignments.course,
            versionId: sql<string>`coalesce(${versionOfSubmission}, ${assignments.versionId})`.as(
              "version",
            ),
            submissionId: sql<string | null>`${submissionId}`.as("submission_id"),
            message: sql<string>`${message}`.as("message"),
            createdAt: sql<number>`${now}`.as("created_at"),
            closedAt: sql<number | null>`null`.as("closed_at"),
          })
          .from(assignments)
          .where(
            sql`${assignments.id} = ${assignmentId} and (select count(*) from problem_reports p
              where p.user_id = ${userId} and p.assignment_id = ${assignmentId}
              and p.created_at > ${limit.since}) < ${limit.count}`,
          ),
      )
      .returning({ id: problemReports.id }),
    db
      .select({ createdAt: problemReports.createdAt })
      .from(problemReports)
      .where(
        and(
          eq(problemReports.userId, userId),
          eq(problemReports.assignmentId, assignmentId),
          gt(problemReports.createdAt, limit.since),
        ),
      )
      .orderBy(desc(problemReports.createdAt))
      .limit(limit.count),
  ]);
  return { isWritten: written.length > 0, recent: recent.map(({ createdAt }) => createdAt) };
}

/** Whether a submission is this user's and of this assignment. */
export async function isOwnSubmission(
  db: Db,
  { id, userId, assignmentId }: { id: string; userId: string; assignmentId: string },
): Promise<boolean> {
  const [row] = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      and(
        eq(submissions.id, id),
        eq(submissions.userId, userId),
        eq(submissions.assignmentId, assignmentId),
      ),
    );
  return row !== undefined;
}

export interface ProblemRow {
  id: string;
  message: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  closedAt: number | null;
}

/**
 * Closes a report, for an admin or an instructor of its course; one that is closed keeps its time.
 *
 * @returns null when there is none that this user may close.
 */
export async function closeProblem(
  db: Db,
  report: { id: string; userId: string; isAdmin: boolean; now: number },
): Promise<ProblemRow | null> {
  const { id, userId, isAdmin, now } = report;
  const mayClose = isAdmin
    ? sql`true`
    : sql`exists (select 1 from course_roles r
        where r.course = problem_reports.course and r.user_id = ${userId})`;
  const [row] = await db
    .update(problemReports)
    .set({ closedAt: sql`coalesce(closed_at, ${now})` })
    .where(sql`${problemReports.id} = ${id} and ${mayClose}`)
    .returning({
      id: problemReports.id,
      message: problemReports.message,
      createdAt: problemReports.createdAt,
      closedAt: problemReports.closedAt,
    });
  return row ?? null;
}
