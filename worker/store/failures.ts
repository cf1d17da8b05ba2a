import { sql } from "drizzle-orm";

import type { FailureFacts } from "../domain/admin-view.ts";
import type { TimePlace } from "../domain/time-cursor.ts";
import type { Db } from "./db.ts";
import { gradings } from "./schema.ts";

/** Gradings before this place that ended without a verdict, newest first. */
export async function listFailures(
  db: Db,
  { at, id }: TimePlace,
  limit: number,
): Promise<FailureFacts[]> {
  return db
    .select({
      gradingId: gradings.id,
      versionId: gradings.versionId,
      attempts: gradings.attempts,
      reason: gradings.failure,
      failedAt: sql<number>`graded_at`,
      nodeId: gradings.nodeId,
      nodeName: sql<string | null>`(select n.name from nodes n where n.id = gradings.node_id)`,
      // Who asked for a second look has the first verdict back.
      students: sql<number>`case when gradings.regrade_of is not null then 1 else (
        select count(distinct s.user_id) from submissions s where s.grading_id = gradings.id) end`,
      assignmentId: assignmentColumn("id"),
      assignmentSlug: assignmentColumn("slug"),
      course: assignmentColumn("course"),
    })
    .from(gradings)
    .where(
      sql`status = 'failed' and graded_at <= ${at} and (graded_at < ${at} or gradings.id < ${id})`,
    )
    .orderBy(sql`graded_at desc, gradings.id desc`)
    .limit(limit);
}

/** Of the assignment for which the program was sent, as its course lists it now. */
function assignmentColumn(column: "id" | "slug" | "course") {
  return sql<string | null>`(
    select a.${sql.raw(column)} from submissions s inner join assignments a on a.id = s.assignment_id
    where s.grading_id = coalesce(gradings.regrade_of, gradings.id) and a.position is not null
    limit 1)`;
}
