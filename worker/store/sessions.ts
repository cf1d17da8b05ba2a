import { and, eq, gt, isNull, ne, or, sql } from "drizzle-orm";

import type { SessionTimes } from "../domain/session-age.ts";
import type { Db } from "./db.ts";
import { recoveryCodes, type Role, sessions, users } from "./schema.ts";

/** Whose session a token is, with its times. */
export interface FoundSession extends SessionTimes {
  userId: string;
  role: Role;
}

/** The oldest times at which a session counts, in milliseconds since 1970. */
export interface SessionBounds {
  createdAfter: number;
  replacedAfter: number;
}

/** The session that this token's hash names, or null: also when it ran out or was replaced. */
export async function findSession(
  db: Db,
  tokenHash: string,
  { createdAfter, replacedAfter }: SessionBounds,
): Promise<FoundSession | null> {
  const [row] = await db
    .select({
      userId: users.id,
      role: users.role,
      createdAt: sessions.createdAt,
      replacedAt: sessions.replacedAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.tokenHash, tokenHash),
        gt(sessions.createdAt, createdAfter),
        or(isNull(sessions.replacedAt), gt(sessions.replacedAt, replacedAfter)),
      ),
    );
  return row ?? null;
}

/** Makes a user and their first session in one step. */
export async function createUserWithSession(
  db: Db,
  user: { id: string; tokenHash: string; now: number },
): Promise<void> {
  await db.batch([
    db.insert(users).values({ id: user.id, createdAt: user.now }),
    db.insert(sessions).values({ tokenHash: user.tokenHash, userId: user.id, createdAt: user.now }),
  ]);
}

/** Adds a session, and forgets those of this user that ran out. */
export async function addSession(
  db: Db,
  session: { tokenHash: string; userId: string; now: number },
  { createdAfter, replacedAfter }: SessionBounds,
): Promise<void> {
  const { tokenHash, userId, now } = session;
  await db.batch([
    db.insert(sessions).values({ tokenHash, userId, createdAt: now }),
    db.delete(sessions).where(
      sql`${sessions.userId} = ${userId} and (${sessions.createdAt} <= ${createdAfter}
        or ${sessions.replacedAt} <= ${replacedAfter})`,
    ),
  ]);
}

/** Begins a token's grace; one that was replaced before keeps its time. */
export async function retireSession(db: Db, tokenHash: string, now: number): Promise<void> {
  await db
    .update(sessions)
    .set({ replacedAt: now })
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.replacedAt)));
}

/** Ends one session at once. */
export async function endSession(db: Db, tokenHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

/** Ends every session of a user at once. */
export async function endSessionsOf(db: Db, userId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.userId, userId));
}

/** Ends every session of a user but one, and forgets their recovery code. */
export async function keepOnlySession(db: Db, userId: string, tokenHash: string): Promise<void> {
  await db.batch([
    db.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.tokenHash, tokenHash))),
    db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)),
  ]);
}
