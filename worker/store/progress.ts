import { eq, sql } from "drizzle-orm";

import type { Progress } from "../../contract/grader.ts";
import type { SubmissionRow } from "../domain/submission-view.ts";
import type { Db } from "./db.ts";
import { listOf } from "./outbox.ts";
import { gradings, submissions } from "./schema.ts";
import { rowColumns } from "./submissions.ts";

/** So many of those who wait are told how far a run is; everybody is told the verdict. */
const WATCHERS = 20;

/**
 * Who waits on gradings that this node runs under these leases: by grading, the first of them. A
 * grading that is not held so is not in the map.
 */
export async function listWatchers(
  db: Db,
  nodeId: string,
  running: readonly Pick<Progress, "gradingId" | "lease">[],
): Promise<Map<string, SubmissionRow[]>> {
  const ids = listOf(running.map((one) => one.gradingId));
  const leaseOf = new Map(running.map((one) => [one.gradingId, one.lease]));
  const rows = await db
    .select({ ...rowColumns, gradingId: submissions.gradingId, lease: gradings.lease })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.id, submissions.gradingId))
    .where(
      sql`${submissions.gradingId} in ${ids} and ${gradings.status} = 'running'
        and ${gradings.nodeId} = ${nodeId} and ${submissions.deliveredAt} is null`,
    )
    .limit(WATCHERS * running.length);
  const held = rows.filter((row) => row.lease === leaseOf.get(row.gradingId));
  return new Map(
    Array.from(
      Map.groupBy(held, (row) => row.gradingId),
      ([gradingId, watchers]) => [gradingId, watchers.slice(0, WATCHERS)],
    ),
  );
}
