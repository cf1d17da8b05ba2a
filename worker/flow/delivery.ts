import { isFinal, type SubmissionRow, viewSubmission } from "../domain/submission-view.ts";
import type { Env } from "../env.ts";
import type { Db } from "../store/db.ts";
import { markDelivered } from "../store/gradings.ts";

/** The Durable Object that pushes to this user's pages. */
export function userObjectOf(env: Env, userId: string) {
  return env.USER.getByName(userId);
}

/**
 * Tells each waiting user their outcome, then notes that they were told. A user's object takes the
 * same outcome any number of times and shows it once, so a cut in between is mended by the cron.
 */
export async function deliver(env: Env, db: Db, owed: readonly SubmissionRow[]): Promise<void> {
  const outcomes = await Promise.allSettled(
    owed
      .filter((row) => isFinal(row.status))
      .map(async (row) => {
        await userObjectOf(env, row.userId).deliver(row.userId, viewSubmission(row));
        return row.id;
      }),
  );
  const told = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  await markDelivered(db, told, Date.now());
}
