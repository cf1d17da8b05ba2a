import { isFinal, type SubmissionRow, viewSubmission } from "../domain/submission-view.ts";
import type { Env } from "../env.ts";
import type { Db } from "../store/db.ts";
import { DELIVERIES_AT_ONCE, listDeliveriesOf, markDelivered } from "../store/gradings.ts";

/** The Durable Object that pushes to this user's pages. */
export function userObjectOf(env: Env, userId: string) {
  return env.USER.getByName(userId);
}

/**
 * Tells each waiting user their outcome, then notes that they were told. A user's object takes the
 * same outcome any number of times and shows it once, so a cut in between is mended by the cron.
 *
 * @returns how many were told.
 */
export async function deliver(env: Env, db: Db, owed: readonly SubmissionRow[]): Promise<number> {
  const outcomes = await Promise.allSettled(
    owed
      .filter((row) => isFinal(row.status))
      .map(async (row) => {
        const { userId, gradedAt } = row;
        await userObjectOf(env, userId).deliver(userId, viewSubmission(row), gradedAt ?? 0);
        return row;
      }),
  );
  const told = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  await markDelivered(db, told, Date.now());
  return told.length;
}

/**
 * Tells the first of those who wait on gradings that have ended. Where they are more than one
 * request may tell, a courier of each grading goes on with the rest.
 */
export async function deliverFirst(
  env: Env,
  db: Db,
  owed: readonly (SubmissionRow & { gradingId: string })[],
): Promise<void> {
  const isAll = owed.length < DELIVERIES_AT_ONCE;
  await deliver(env, db, owed);
  if (isAll) return;
  const gradingIds = new Set(owed.map((row) => row.gradingId));
  await Promise.all(
    Array.from(gradingIds, (gradingId) => env.COURIER.getByName(gradingId).start(gradingId)),
  );
}

/** As `deliverFirst`, for gradings whose deliveries are not read yet. */
export async function deliverOf(env: Env, db: Db, gradingIds: readonly string[]): Promise<void> {
  if (gradingIds.length > 0) await deliverFirst(env, db, await listDeliveriesOf(db, gradingIds));
}
