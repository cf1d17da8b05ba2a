import { and, desc, eq, sql } from "drizzle-orm";

import type { Db } from "./db.ts";
import { courseRoles, courses, invitations } from "./schema.ts";

export async function createInvitation(
  db: Db,
  invitation: Pick<
    typeof invitations.$inferInsert,
    "tokenHash" | "course" | "invitedBy" | "createdAt" | "expiresAt"
  >,
): Promise<void> {
  await db.insert(invitations).values(invitation);
}

export type InvitationRow = typeof invitations.$inferSelect;

/** The last hundred of a course, newest first. */
export async function listInvitations(db: Db, course: string): Promise<InvitationRow[]> {
  return db
    .select()
    .from(invitations)
    .where(eq(invitations.course, course))
    .orderBy(desc(invitations.createdAt), desc(invitations.tokenHash))
    .limit(100);
}

/** @returns false when the course has no such invitation. */
export async function deleteInvitation(
  db: Db,
  course: string,
  tokenHash: string,
): Promise<boolean> {
  const removed = await db
    .delete(invitations)
    .where(and(eq(invitations.course, course), eq(invitations.tokenHash, tokenHash)))
    .returning({ course: invitations.course });
  return removed.length > 0;
}

/** What became of an invitation that somebody wants to accept. */
export type Accepted =
  | { state: "accepted"; course: string; title: string }
  | { state: "unknown" | "used" | "expired" | "withdrawn" };

/**
 * Makes a user an instructor of the course that they were invited to, once. Whoever has accepted it
 * may ask again and hears the same for as long as they are its instructor. An invitation is worth
 * what its inviter is: one who may not publish the course any more invites nobody.
 */
export async function acceptInvitation(
  db: Db,
  tokenHash: string,
  userId: string,
  now: number,
): Promise<Accepted> {
  const isGood = sql`token_hash = ${tokenHash} and used_at is null and expires_at > ${now}
    and (exists (select 1 from users u
      where u.id = invitations.invited_by and u.role = 'admin')
    or exists (select 1 from course_roles r
      where r.course = invitations.course and r.user_id = invitations.invited_by))`;
  const [, , rows] = await db.batch([
    db
      .insert(courseRoles)
      .select(
        db
          .select({
            course: invitations.course,
            userId: sql<string>`${userId}`.as("user_id"),
            createdAt: sql<number>`${now}`.as("created_at"),
          })
          .from(invitations)
          .where(isGood),
      )
      .onConflictDoNothing(),
    db.update(invitations).set({ usedBy: userId, usedAt: now }).where(isGood),
    db
      .select({
        course: invitations.course,
        title: courses.title,
        expiresAt: invitations.expiresAt,
        usedBy: invitations.usedBy,
        isInstructor: sql<number>`exists (select 1 from course_roles r
          where r.course = ${invitations.course} and r.user_id = ${userId})`,
      })
      .from(invitations)
      .innerJoin(courses, eq(courses.slug, invitations.course))
      .where(eq(invitations.tokenHash, tokenHash)),
  ]);
  const [row] = rows;
  if (row === undefined) return { state: "unknown" };
  const { course, title } = row;
  if (row.usedBy === userId && row.isInstructor === 1) return { state: "accepted", course, title };
  if (row.usedBy !== null) return { state: "used" };
  return { state: row.expiresAt <= now ? "expired" : "withdrawn" };
}
