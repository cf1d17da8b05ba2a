import type { Progress } from "../../contract/grader.ts";
import { trimTests } from "../../contract/verdict.ts";
import { standingOf } from "../domain/expected-wait.ts";
import { viewSubmission } from "../domain/submission-view.ts";
import type { Env } from "../env.ts";
import { readFleetStanding } from "../objects/fleet-standing.ts";
import type { Db } from "../store/db.ts";
import { listWatchers } from "../store/progress.ts";
import { type Background, inBackground } from "./background.ts";
import { userObjectOf } from "./delivery.ts";

/**
 * Tells those who wait on running gradings which of their tests have ended. Only of what this node
 * holds under this lease; nothing of it is kept in D1, and what is lost is made good by the verdict.
 */
export async function takeProgress(
  env: Env,
  ctx: Background,
  db: Db,
  nodeId: string,
  progress: readonly Progress[],
): Promise<{ gradingId: string; outcome: "told" | "stale" }[]> {
  const held = await listWatchers(db, nodeId, progress);
  const fleet = await readFleetStanding(env);
  const standing = standingOf("running", 0, fleet);

  async function tell({ gradingId, tests, testCount }: Progress): Promise<void> {
    const told = { tests: trimTests(tests), testCount };
    await Promise.allSettled(
      (held.get(gradingId) ?? []).map((row) =>
        userObjectOf(env, row.userId).progress(row.userId, {
          ...viewSubmission(row, standing),
          ...told,
        }),
      ),
    );
  }

  for (const one of progress) inBackground(ctx, "progress", tell(one));
  return progress.map(({ gradingId }) => ({
    gradingId,
    outcome: held.has(gradingId) ? "told" : "stale",
  }));
}
