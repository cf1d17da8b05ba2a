import { faultForLog } from "../domain/fault.ts";
import type { Env } from "../env.ts";
import type { Db } from "../store/db.ts";
import { endErasures, eraseUser, hasUser, listErasures } from "../store/erase-user.ts";
import { type Background, inBackground } from "./background.ts";
import { userObjectOf } from "./delivery.ts";
import { sendOutbox } from "./outbox.ts";

/**
 * So long a request that knew the user, or a push that was on its way, may still leave something in
 * the object of somebody who is gone.
 */
const LATE_MS = 10 * 60_000;
/** An erasure this old was not left by a request that is still at work on it. */
const LEFT_MS = 5_000;

/**
 * Deletes an account for good: all of it in the database at once, then the objects, whose pages are
 * closed. What is cut off in between, and what comes in late, is the sweep's. Safe to repeat.
 *
 * @returns false for the last admin, who stays.
 */
export async function deleteAccount(
  env: Env,
  ctx: Background,
  db: Db,
  userId: string,
): Promise<boolean> {
  const { userIds, ready } = await eraseUser(db, userId, Date.now());
  if (userIds.length === 0) return !(await hasUser(db, userId));
  await eraseObjects(env, userIds);
  inBackground(ctx, "release_erased", sendOutbox(env, db, ready));
  console.log(JSON.stringify({ event: "account_deleted" }));
  return true;
}

/** Erases the objects of deleted users again, until nothing late can come any more. */
export async function eraseLate(env: Env, db: Db, now: number): Promise<void> {
  const left = await listErasures(db, now - LEFT_MS);
  const erased = await eraseObjects(
    env,
    left.map(({ userId }) => userId),
  );
  const done = left.filter(({ userId, deletedAt }) => {
    return erased.has(userId) && deletedAt <= now - LATE_MS;
  });
  if (done.length > 0)
    await endErasures(
      db,
      done.map(({ userId }) => userId),
    );
}

/** @returns those that hold nothing now. */
async function eraseObjects(env: Env, userIds: readonly string[]): Promise<Set<string>> {
  const erased = new Set<string>();
  await Promise.all(
    userIds.map(async (userId) => {
      try {
        await userObjectOf(env, userId).erase();
        erased.add(userId);
      } catch (error) {
        console.error(JSON.stringify({ event: "erase_delayed", ...faultForLog(error) }));
      }
    }),
  );
  return erased;
}
