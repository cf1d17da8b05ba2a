import { and, asc, eq, isNotNull, sql } from "drizzle-orm";

import type { AssignmentSummary, Course } from "../../contract/api.ts";
import type { Db } from "./db.ts";
import { assignments, assignmentVersions, courses } from "./schema.ts";

export async function listCourses(db: Db): Promise<Course[]> {
  return db
    .select({ slug: courses.slug, title: courses.title, description: courses.description })
    .from(courses)
    .orderBy(asc(courses.createdAt));
}

export async function findCourse(db: Db, slug: string): Promise<Course | null> {
  const [row] = await db
    .select({ slug: courses.slug, title: courses.title, description: courses.description })
    .from(courses)
    .where(eq(courses.slug, slug));
  return row ?? null;
}

/** The course's assignments in order, each with where this user stands; without a user, untouched. */
export async function listAssignments(
  db: Db,
  course: string,
  userId: string | null,
): Promise<AssignmentSummary[]> {
  // Names are written out: in a query of one table drizzle leaves the table off its columns, and
  // inside these subqueries a bare "id" would be the submission's own.
  const state =
    userId === null
      ? sql<AssignmentSummary["state"]>`'untouched'`
      : sql<AssignmentSummary["state"]>`case
          when exists (select 1 from solved s
            where s.user_id = ${userId} and s.assignment_id = assignments.id) then 'solved'
          when exists (select 1 from submissions s inner join gradings g on g.id = s.grading_id
            where s.user_id = ${userId} and s.assignment_id = assignments.id
            and s.delivered_at is null and g.status in ('pending', 'running')) then 'pending'
          when exists (select 1 from submissions s
            where s.user_id = ${userId} and s.assignment_id = assignments.id) then 'tried'
          else 'untouched' end`;
  return db
    .select({
      id: assignments.id,
      slug: assignments.slug,
      title: assignments.title,
      points: assignments.points,
      state,
    })
    .from(assignments)
    .where(and(eq(assignments.course, course), isNotNull(assignments.position)))
    .orderBy(asc(assignments.position));
}

export type AssignmentRow = typeof assignments.$inferSelect;

/** An assignment that its course lists now, or null. */
export async function findAssignment(db: Db, id: string): Promise<AssignmentRow | null> {
  const [row] = await db
    .select()
    .from(assignments)
    .where(and(eq(assignments.id, id), isNotNull(assignments.position)));
  return row ?? null;
}

/** What admitting a submission needs to know, and no more. */
export async function findAssignmentForSubmission(
  db: Db,
  id: string,
): Promise<{ id: string; versionId: string; points: number } | null> {
  const [row] = await db
    .select({
      id: assignments.id,
      versionId: assignments.versionId,
      points: assignments.points,
    })
    .from(assignments)
    .where(and(eq(assignments.id, id), isNotNull(assignments.position)));
  return row ?? null;
}

/** The canonical text of a bundle, or null. */
export async function findBundle(db: Db, versionId: string): Promise<string | null> {
  const [row] = await db
    .select({ bundle: assignmentVersions.bundle })
    .from(assignmentVersions)
    .where(eq(assignmentVersions.id, versionId));
  return row?.bundle ?? null;
}
