import { and, eq, isNull, sql } from "drizzle-orm";

import type { Db } from "./db.ts";
import { nodes, type Role, solved, users } from "./schema.ts";

export interface SessionUser {
  id: string;
  role: Role;
}

/** @returns false when there is no such user. */
export async function setRole(db: Db, userId: string, role: Role): Promise<boolean> {
  const changed = await db
    .update(users)
    .set({ role })
    .where(eq(users.id, userId))
    .returning({ id: users.id });
  return changed.length > 0;
}

export interface Progress {
  score: number;
  solved: number;
}

/** The sum of a user's points, and how many assignments they solved. */
export async function readProgress(db: Db, userId: string): Promise<Progress> {
  const [row] = await db
    .select({
      score: sql<number>`coalesce(sum(${solved.points}), 0)`,
      solved: sql<number>`count(*)`,
    })
    .from(solved)
    .where(eq(solved.userId, userId));
  return row ?? { score: 0, solved: 0 };
}

export interface NodeIdentity {
  id: string;
  name: string;
}

/** The grader node that this token's hash belongs to, unless it was revoked. */
export async function findNode(db: Db, tokenHash: string): Promise<NodeIdentity | null> {
  const [row] = await db
    .select({ id: nodes.id, name: nodes.name })
    .from(nodes)
    .where(and(eq(nodes.tokenHash, tokenHash), isNull(nodes.revokedAt)));
  return row ?? null;
}
