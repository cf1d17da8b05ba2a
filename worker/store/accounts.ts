import { and, eq, sql } from "drizzle-orm";

import type { Db } from "./db.ts";
import { identities, recoveryCodes, sessions, users } from "./schema.ts";

export interface AccountRow {
  createdAt: number;
  /** Devices that are signed in. */
  sessions: number;
  hasRecoveryCode: boolean;
  identities: { issuer: string }[];
}

/** What a user's page about themselves shows. */
export async function readAccount(db: Db, userId: string): Promise<AccountRow> {
  const [[user], [open], codes, known] = await db.batch([
    db.select({ createdAt: users.createdAt }).from(users).where(eq(users.id, userId)),
    db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(sessions)
      .where(sql`${sessions.userId} = ${userId} and ${sessions.replacedAt} is null`),
    db
      .select({ userId: recoveryCodes.userId })
      .from(recoveryCodes)
      .where(eq(recoveryCodes.userId, userId)),
    db.select({ issuer: identities.issuer }).from(identities).where(eq(identities.userId, userId)),
  ]);
  return {
    createdAt: user?.createdAt ?? 0,
    sessions: open?.count ?? 0,
    hasRecoveryCode: codes.length > 0,
    identities: known,
  };
}

/** Gives a user a new recovery code; the old one opens nothing any more. */
export async function setRecoveryCode(
  db: Db,
  code: { userId: string; codeHash: string; now: number },
): Promise<void> {
  const { userId, codeHash, now } = code;
  await db
    .insert(recoveryCodes)
    .values({ userId, codeHash, createdAt: now })
    .onConflictDoUpdate({ target: recoveryCodes.userId, set: { codeHash, createdAt: now } });
}

/** Whose recovery code this is, or null. */
export async function findRecoveryUser(db: Db, codeHash: string): Promise<string | null> {
  const [row] = await db
    .select({ userId: recoveryCodes.userId })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.codeHash, codeHash));
  return row?.userId ?? null;
}

/** Whom a provider knows: their user, or null for somebody who never signed in here. */
export async function findIdentityUser(
  db: Db,
  identity: { issuer: string; subject: string },
): Promise<string | null> {
  const [row] = await db
    .select({ userId: identities.userId })
    .from(identities)
    .where(and(eq(identities.issuer, identity.issuer), eq(identities.subject, identity.subject)));
  return row?.userId ?? null;
}

/**
 * Links an identity to a user, who is made when they are new. Of two requests that do so at one
 * moment the first wins.
 *
 * @returns the user whose identity it is now.
 */
export async function linkIdentity(
  db: Db,
  identity: { issuer: string; subject: string; userId: string; now: number },
): Promise<string> {
  const { issuer, subject, userId, now } = identity;
  await db.batch([
    db.insert(users).values({ id: userId, createdAt: now }).onConflictDoNothing(),
    db.insert(identities).values({ issuer, subject, userId, createdAt: now }).onConflictDoNothing(),
  ]);
  return (await findIdentityUser(db, identity)) ?? userId;
}

/** True when this user can come back by signing in. */
export async function hasIdentity(db: Db, userId: string): Promise<boolean> {
  const [row] = await db
    .select({ issuer: identities.issuer })
    .from(identities)
    .where(eq(identities.userId, userId))
    .limit(1);
  return row !== undefined;
}

/** The user that took over this one, or null. */
export async function findMergedInto(db: Db, userId: string): Promise<string | null> {
  const [row] = await db
    .select({ mergedInto: users.mergedInto })
    .from(users)
    .where(eq(users.id, userId));
  return row?.mergedInto ?? null;
}
