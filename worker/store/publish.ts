import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";

import type { Db } from "./db.ts";
import { assignments, assignmentVersions, courses } from "./schema.ts";

export interface PublishedAssignment {
  slug: string;
  versionId: string;
  bundle: string;
  /** The columns that a student sees, without id, course, slug, position and version. */
  content: Pick<
    typeof assignments.$inferInsert,
    | "title"
    | "points"
    | "module"
    | "isolation"
    | "limits"
    | "handoutMarkdown"
    | "handoutHtml"
    | "starter"
    | "examples"
  >;
}

/** Ids and versions of a course's assignments, by slug, removed ones too. */
export async function readAssignmentVersions(
  db: Db,
  course: string,
): Promise<Map<string, { id: string; versionId: string }>> {
  const rows = await db
    .select({ slug: assignments.slug, id: assignments.id, versionId: assignments.versionId })
    .from(assignments)
    .where(eq(assignments.course, course));
  return new Map(rows.map(({ slug, ...rest }) => [slug, rest]));
}

/**
 * Writes a whole course in one transaction. Assignments keep their id by slug; ones no longer listed
 * lose their position only, since students' work hangs on them.
 */
export async function writeCourse(
  db: Db,
  course: { slug: string; title: string; description: string },
  list: readonly (PublishedAssignment & { id: string })[],
  now: number,
): Promise<void> {
  const statements: BatchItem<"sqlite">[] = [];
  for (const [position, item] of list.entries()) {
    const columns = { ...item.content, position, versionId: item.versionId };
    statements.push(
      db
        .insert(assignmentVersions)
        .values({ id: item.versionId, bundle: item.bundle, createdAt: now })
        .onConflictDoNothing(),
      db
        .insert(assignments)
        .values({ id: item.id, course: course.slug, slug: item.slug, ...columns })
        .onConflictDoUpdate({ target: [assignments.course, assignments.slug], set: columns }),
    );
  }
  await db.batch([
    db
      .insert(courses)
      .values({ ...course, createdAt: now, updatedAt: now })
      .onConflictDoUpdate({
        target: courses.slug,
        set: { title: course.title, description: course.description, updatedAt: now },
      }),
    db
      .update(assignments)
      .set({ position: sql`null` })
      .where(and(eq(assignments.course, course.slug), isNotNull(assignments.position))),
    ...statements,
  ]);
}
