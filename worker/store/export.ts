import { and, eq, sql } from "drizzle-orm";

import type { SubmissionRow } from "../domain/submission-view.ts";
import type { Db } from "./db.ts";
import {
  assignments,
  courseRoles,
  courses,
  gradings,
  identities,
  problemReports,
  ratings,
  recoveryCodes,
  sessions,
  solved,
  submissions,
  users,
} from "./schema.ts";
import { rowColumns } from "./submissions.ts";

/** Everything of a user that is never much; null when there is no such user. */
export async function readAccountFacts(db: Db, userId: string) {
  const [[user], known, [code], open, roles, points, rated, reported] = await db.batch([
    db
      .select({ id: users.id, createdAt: users.createdAt, role: users.role })
      .from(users)
      .where(eq(users.id, userId)),
    db
      .select({
        issuer: identities.issuer,
        subject: identities.subject,
        since: identities.createdAt,
      })
      .from(identities)
      .where(eq(identities.userId, userId)),
    db
      .select({ since: recoveryCodes.createdAt })
      .from(recoveryCodes)
      .where(eq(recoveryCodes.userId, userId)),
    db
      .select({ startedAt: sessions.createdAt, replacedAt: sessions.replacedAt })
      .from(sessions)
      .where(eq(sessions.userId, userId)),
    db
      .select({ course: courseRoles.course, since: courseRoles.createdAt })
      .from(courseRoles)
      .where(eq(courseRoles.userId, userId)),
    db
      .select({
        course: courses.slug,
        courseTitle: sql<string>`${courses.title}`.as("course_title"),
        assignmentId: solved.assignmentId,
        slug: sql<string>`${assignments.slug}`.as("assignment_slug"),
        title: sql<string>`${assignments.title}`.as("assignment_title"),
        points: solved.points,
        solvedAt: solved.solvedAt,
        submissionId: solved.submissionId,
      })
      .from(solved)
      .innerJoin(assignments, eq(assignments.id, solved.assignmentId))
      .innerJoin(courses, eq(courses.slug, assignments.course))
      .where(eq(solved.userId, userId)),
    db.select().from(ratings).where(eq(ratings.userId, userId)),
    db.select().from(problemReports).where(eq(problemReports.userId, userId)),
  ]);
  if (user === undefined) return null;
  return {
    user,
    identities: known,
    recoveryCodeSince: code?.since ?? null,
    sessions: open,
    roles,
    solved: points,
    ratings: rated,
    reports: reported,
  };
}

export type AccountFacts = NonNullable<Awaited<ReturnType<typeof readAccountFacts>>>;

/** A submission with its program. */
export type SubmissionWithCode = SubmissionRow & { code: string };

/** The texts of one page together, in characters: a Worker has 128 MB for all that it does at once. */
const PAGE_CHARS = 2_000_000;
const PAGE_ROWS = 200;

/**
 * A user's submissions by assignment, the oldest first, after this one: as many as may be held at
 * once, and one at least.
 */
export async function listSubmissionsAfter(
  db: Db,
  userId: string,
  last: { assignmentId: string; id: string } | null,
): Promise<SubmissionWithCode[]> {
  const { assignmentId, id } = last ?? { assignmentId: "", id: "" };
  // A page ends before the row with which its texts would be too many: each row is kept whose
  // forerunners leave room.
  const page = sql`(select id from (
    select s.id, sum(length(s.code) + coalesce(length(g.result), 0)) over (
      order by s.assignment_id, s.id rows between unbounded preceding and 1 preceding) as chars
    from submissions s inner join gradings g on g.id = s.grading_id
    where s.user_id = ${userId} and (s.assignment_id, s.id) > (${assignmentId}, ${id})
    order by s.assignment_id, s.id limit ${PAGE_ROWS}) where coalesce(chars, 0) < ${PAGE_CHARS})`;
  return db
    .select({ ...rowColumns, code: submissions.code })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.id, submissions.gradingId))
    .where(and(sql`${submissions.id} in ${page}`, eq(submissions.userId, userId)))
    .orderBy(submissions.assignmentId, submissions.id);
}
