import { newId } from "../domain/id.ts";
import type { Env } from "../env.ts";
import {
  findIdentityUser,
  findRecoveryUser,
  hasIdentity,
  linkIdentity,
} from "../store/accounts.ts";
import { isInstructor } from "../store/course-roles.ts";
import type { Db } from "../store/db.ts";
import { keepOnlySession } from "../store/sessions.ts";
import { enterAccount } from "../store/merge-users.ts";
import type { SessionUser } from "../store/users.ts";
import { faultForLog } from "../domain/fault.ts";
import { userObjectOf } from "./delivery.ts";

/** A device at the door of an account. */
export interface Arrival {
  /** Who this device was until now; null for nobody. */
  visitor: SessionUser | null;
  /** The hash of the token that the device gets. */
  tokenHash: string;
  now: number;
}

/**
 * Opens the account of a recovery code on this device and spends the code.
 *
 * @returns the account's user; `own` when this device has that account already, and the code stays;
 * `unknown` when nobody has this code (any more).
 */
export async function recoverAccount(
  env: Env,
  db: Db,
  codeHash: string,
  arrival: Arrival,
): Promise<{ userId: string } | "own" | "unknown"> {
  const userId = await findRecoveryUser(db, codeHash);
  if (userId === null) return "unknown";
  if (userId === arrival.visitor?.id) return "own";
  return (await enter(env, db, userId, codeHash, arrival)) ? { userId } : "unknown";
}

/**
 * Signs a device in as whom a provider vouches for. Somebody who signs in for the first time keeps
 * the user that they were here; else this device's user is taken over by the account.
 *
 * @returns the account's user.
 */
export async function signIn(
  env: Env,
  db: Db,
  identity: { issuer: string; subject: string },
  arrival: Arrival,
): Promise<string> {
  const { visitor, tokenHash, now } = arrival;
  let userId = await findIdentityUser(db, identity);
  const isNew = userId === null;
  if (userId === null) {
    const isAnybodys = visitor === null || (await hasIdentity(db, visitor.id));
    userId = await linkIdentity(db, {
      ...identity,
      userId: isAnybodys ? newId() : visitor.id,
      now,
    });
  }
  await enter(env, db, userId, null, arrival);
  if (isNew && userId === visitor?.id) {
    // Whoever used this device as the same anonymous user before has no part in the account.
    await keepOnlySession(db, userId, tokenHash);
    await userObjectOf(env, userId).endSession(null);
  }
  return userId;
}

/**
 * Enters an account and has it take over the anonymous user of this device. A user who can sign in
 * has an account of their own, and an instructor's rights go to nobody: these are just left.
 */
async function enter(
  env: Env,
  db: Db,
  userId: string,
  codeHash: string | null,
  { visitor, tokenHash, now }: Arrival,
): Promise<boolean> {
  const isTaken =
    visitor !== null &&
    visitor.id !== userId &&
    visitor.role === "student" &&
    !(await hasIdentity(db, visitor.id)) &&
    !(await isInstructor(db, visitor.id));
  const from = isTaken ? visitor.id : null;
  // First the note, then the database: whatever is cut off in between, the object finishes it.
  if (from !== null) await userObjectOf(env, from).expectMerge(from);
  const hasEntered = await enterAccount(db, { userId, tokenHash, codeHash, from, now });
  if (from !== null) {
    await userObjectOf(env, from)
      .finishMerge()
      .catch((error: unknown) => {
        console.error(JSON.stringify({ event: "merge_delayed", ...faultForLog(error) }));
      });
  }
  return hasEntered;
}
