import { MAX_ATTEMPTS } from "../domain/lease.ts";
import type { Env } from "../env.ts";
import type { Db } from "../store/db.ts";
import { heldBy, revokeNode } from "../store/nodes.ts";
import { returnGradings } from "../store/returns.ts";
import { type Background, inBackground } from "./background.ts";
import { fleetOf } from "../objects/fleet-standing.ts";
import { sendOutbox } from "./outbox.ts";

/**
 * Takes a node's rights at once: its token is refused, its socket is closed, and what it was running
 * goes back to the queue as if it had never been claimed. Done again it does the same.
 *
 * @returns null when there is no such node.
 */
export async function revoke(
  env: Env,
  ctx: Background,
  db: Db,
  nodeId: string,
): Promise<{ name: string; requeued: number } | null> {
  const now = Date.now();
  const name = await revokeNode(db, nodeId, now);
  if (name === null) return null;
  const [{ requeued, ready }] = await Promise.all([
    returnGradings(db, heldBy(nodeId), {
      attempt: "kept",
      maxAttempts: MAX_ATTEMPTS,
      failure: "The node that ran it was revoked.",
      now,
    }),
    fleetOf(env).revoke(nodeId),
  ]);
  // Another node may have them at once: they are not to blame.
  const again = requeued.map((row) => ({ ...row, attempts: 0 }));
  inBackground(ctx, "requeue_revoked", sendOutbox(env, db, [...again, ...ready]));
  console.log(JSON.stringify({ event: "node_revoked", nodeId, requeued: requeued.length }));
  return { name, requeued: requeued.length };
}
