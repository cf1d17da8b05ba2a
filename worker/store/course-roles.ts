import { and, asc, eq, sql } from "drizzle-orm";

import type { Db } from "./db.ts";
import { courseRoles, courses } from "./schema.ts";

/** Whether there is such a course, and whether this user is one of its instructors. */
export async function readCourseRight(
  db: Db,
  course: string,
  userId: string,
): Promise<{ exists: boolean; isInstructor: boolean }> {
  const [found, roles] = await db.batch([
    db.select({ slug: courses.slug }).from(courses).where(eq(courses.slug, course)),
    db
      .select({ userId: courseRoles.userId })
      .from(courseRoles)
      .where(and(eq(courseRoles.course, course), eq(courseRoles.userId, userId))),
  ]);
  return { exists: found.length > 0, isInstructor: roles.length > 0 };
}

/**
 * Makes a course that is not there yet, and this user its instructor, in one step: of two who want a
 * slug at once one gets it, and no course is ever without somebody whose it is.
 *
 * @returns whether the user is an instructor of the course now.
 */
export async function foundCourse(
  db: Db,
  course: { slug: string; title: string; description: string },
  userId: string,
  now: number,
): Promise<boolean> {
  const [, , roles] = await db.batch([
    db
      .insert(courses)
      .values({ ...course, createdAt: now, updatedAt: now })
      .onConflictDoNothing(),
    db
      .insert(courseRoles)
      .select(
        db
          .select({
            course: courses.slug,
            userId: sql<string>`${userId}`.as("user_id"),
            createdAt: sql<number>`${now}`.as("created_at"),
          })
          .from(courses)
          .where(
            sql`slug = ${course.slug} and created_at = ${now}
              and not exists (select 1 from course_roles r where r.course = courses.slug)`,
          ),
      )
      .onConflictDoNothing(),
    db
      .select({ userId: courseRoles.userId })
      .from(courseRoles)
      .where(and(eq(courseRoles.course, course.slug), eq(courseRoles.userId, userId))),
  ]);
  return roles.length > 0;
}

/** Who may publish this course besides admins, in the order in which they came. */
export async function listInstructors(
  db: Db,
  course: string,
): Promise<{ userId: string; since: number }[]> {
  return db
    .select({ userId: courseRoles.userId, since: courseRoles.createdAt })
    .from(courseRoles)
    .where(eq(courseRoles.course, course))
    .orderBy(asc(courseRoles.createdAt), asc(courseRoles.userId));
}

/** @returns false when this user was no instructor of the course. */
export async function removeInstructor(db: Db, course: string, userId: string): Promise<boolean> {
  const removed = await db
    .delete(courseRoles)
    .where(and(eq(courseRoles.course, course), eq(courseRoles.userId, userId)))
    .returning({ userId: courseRoles.userId });
  return removed.length > 0;
}

/** Whether a user is an instructor of some course. */
export async function isInstructor(db: Db, userId: string): Promise<boolean> {
  const [row] = await db
    .select({ course: courseRoles.course })
    .from(courseRoles)
    .where(eq(courseRoles.userId, userId))
    .limit(1);
  return row !== undefined;
}
