import { and, eq, sql } from "drizzle-orm";

import type { Db } from "./db.ts";
import { assignments, ratings, solved } from "./schema.ts";

export interface RatingRow {
  stars: number;
  comment: string | null;
  /** Milliseconds since 1970. */
  ratedAt: number;
}

export interface NewRating extends RatingRow {
  /** Names it to the assignment's author, each time anew. */
  id: string;
  userId: string;
  assignmentId: string;
}

/**
 * Writes a user's rating over their last one, if they have solved the assignment.
 *
 * @returns false when they have not.
 */
export async function writeRating(db: Db, rating: NewRating): Promise<boolean> {
  const { id, userId, assignmentId, stars, comment, ratedAt } = rating;
  const written = await db
    .insert(ratings)
    .select(
      db
        .select({
          userId: solved.userId,
          assignmentId: solved.assignmentId,
          id: sql<string>`${id}`.as("rating_id"),
          course: assignments.course,
          versionId: assignments.versionId,
          stars: sql<number>`${stars}`.as("stars"),
          comment: sql<string | null>`${comment}`.as("comment"),
          ratedAt: sql<number>`${ratedAt}`.as("rated_at"),
        })
        .from(solved)
        .innerJoin(assignments, eq(assignments.id, solved.assignmentId))
        .where(and(eq(solved.userId, userId), eq(solved.assignmentId, assignmentId))),
    )
    .onConflictDoUpdate({
      target: [ratings.userId, ratings.assignmentId],
      set: {
        id: sql`excluded.id`,
        versionId: sql`excluded.version_id`,
        stars: sql`excluded.stars`,
        comment: sql`excluded.comment`,
        ratedAt: sql`excluded.rated_at`,
      },
    })
    .returning({ id: ratings.id });
  return written.length > 0;
}

/** What this user said of the assignment, or null. */
export async function findRating(
  db: Db,
  userId: string,
  assignmentId: string,
): Promise<RatingRow | null> {
  const [row] = await db
    .select({ stars: ratings.stars, comment: ratings.comment, ratedAt: ratings.ratedAt })
    .from(ratings)
    .where(and(eq(ratings.userId, userId), eq(ratings.assignmentId, assignmentId)));
  return row ?? null;
}
