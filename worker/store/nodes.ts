import { and, desc, eq, isNull, sql } from "drizzle-orm";

import type { Db } from "./db.ts";
import { gradings, nodes } from "./schema.ts";

/**
 * Makes a node, unless one of this name is at work: an operator speaks of nodes by name.
 * @returns whether it was made.
 */
export async function createNode(
  db: Db,
  node: { id: string; name: string; tokenHash: string; now: number },
): Promise<boolean> {
  const { meta } = await db.run(sql`insert into nodes (id, name, token_hash, created_at)
    select ${node.id}, ${node.name}, ${node.tokenHash}, ${node.now}
    where not exists (select 1 from nodes where name = ${node.name} and revoked_at is null)`);
  return meta.changes > 0;
}

export interface NodeRow {
  id: string;
  name: string;
  createdAt: number;
  revokedAt: number | null;
  /** How many gradings it holds. */
  running: number;
}

/** Those that work first, then those that were revoked; each newest first. */
export async function listNodes(db: Db): Promise<NodeRow[]> {
  return db
    .select({
      id: nodes.id,
      name: nodes.name,
      createdAt: nodes.createdAt,
      revokedAt: nodes.revokedAt,
      running: sql<number>`(select count(*) from gradings g
        where g.node_id = nodes.id and g.status = 'running')`,
    })
    .from(nodes)
    .orderBy(sql`${nodes.revokedAt} is not null`, desc(nodes.createdAt), desc(nodes.id));
}

/** From here on its token is refused. @returns its name, also when it was revoked before; or null. */
export async function revokeNode(db: Db, id: string, now: number): Promise<string | null> {
  const [, rows] = await db.batch([
    db
      .update(nodes)
      .set({ revokedAt: now })
      .where(and(eq(nodes.id, id), isNull(nodes.revokedAt))),
    db.select({ name: nodes.name }).from(nodes).where(eq(nodes.id, id)),
  ]);
  return rows[0]?.name ?? null;
}

/** Whether there is such a node and its token is still good. */
export async function isAtWork(db: Db, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: nodes.id })
    .from(nodes)
    .where(and(eq(nodes.id, id), isNull(nodes.revokedAt)));
  return rows.length > 0;
}

/** Whether this node runs a program against this version now. */
export async function isRunning(db: Db, nodeId: string, versionId: string): Promise<boolean> {
  const rows = await db
    .select({ id: gradings.id })
    .from(gradings)
    .where(
      sql`${gradings.nodeId} = ${nodeId} and ${gradings.versionId} = ${versionId}
        and ${gradings.status} = 'running'`,
    )
    .limit(1);
  return rows.length > 0;
}

/** All that a node holds. */
export function heldBy(nodeId: string) {
  return sql`${gradings.nodeId} = ${nodeId} and ${gradings.status} = 'running'`;
}
