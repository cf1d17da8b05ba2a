import { sql } from "drizzle-orm";

import type { Db } from "./db.ts";
import { releaseNext } from "./fair-order.ts";
import { announce, type OutboxRow } from "./outbox.ts";
import { settleRegrades } from "./regrades.ts";
import { gradings } from "./schema.ts";

type Condition = ReturnType<typeof sql>;

/**
 * Gives gradings back that will get no result under their lease. After a fault (`attempt: "spent"`)
 * they go to the queue while they have attempts left, else they have failed and a letter goes to the
 * dead ones. Where the job was not to blame (`"kept"`) they go to the queue as if never claimed.
 * Conditional on the lease, so that a healthy holder is never robbed.
 *
 * @returns the ids of those that failed; what is ready to be sent (letters, and what waited for the
 * failed ones); and what goes back to the queue, with the attempts it has spent.
 */
export async function returnGradings(
  db: Db,
  which: Condition,
  options: { attempt: "spent" | "kept"; maxAttempts: number; failure: string | null; now: number },
): Promise<{
  failed: string[];
  ready: OutboxRow[];
  requeued: (OutboxRow & { attempts: number })[];
}> {
  const { now } = options;
  const isSpent = options.attempt === "spent";
  const failure = sql`coalesce(${options.failure}, failure)`;
  const isOver = isSpent
    ? sql`${which} and ${gradings.attempts} >= ${options.maxAttempts}`
    : sql`${which} and 0 = 1`;
  const goesOn = isSpent ? sql`${which} and ${gradings.attempts} < ${options.maxAttempts}` : which;
  // What this very batch ends: nothing else has failed at this moment under this condition.
  const failedNow = sql`select f.id from gradings f where f.status = 'failed' and f.graded_at = ${now}`;
  const [letters, , announced, requeued, released] = await db.batch([
    announce(db, isOver, now, { queue: "grading-dead" }),
    db
      .update(gradings)
      .set({ status: "failed", leaseExpiresAt: null, gradedAt: now, failure })
      .where(isOver),
    announce(db, goesOn, now),
    db
      .update(gradings)
      .set({
        status: "pending",
        leaseExpiresAt: null,
        queuedAt: now,
        failure,
        ...(isSpent ? {} : { attempts: sql`max(${gradings.attempts} - 1, 0)` }),
      })
      .where(goesOn)
      .returning({ id: gradings.id, attempts: gradings.attempts }),
    releaseNext(db, failedNow),
    ...settleRegrades(db, sql`r.id in (${failedNow})`, now),
  ]);
  const attemptsOf = new Map(requeued.map((row) => [row.id, row.attempts]));
  return {
    failed: letters.map((row) => row.gradingId),
    ready: [...letters, ...released],
    requeued: announced.map((row) => ({ ...row, attempts: attemptsOf.get(row.gradingId) ?? 0 })),
  };
}

/** So many gradings are given back in one step; the next sweep goes on. */
const GRADINGS_AT_ONCE = 500;

/** Running gradings whose node went silent. */
export function overdueAt(now: number): Condition {
  return sql`${gradings.id} in (select g.id from gradings g
    where g.status = 'running' and g.lease_expires_at <= ${now} limit ${GRADINGS_AT_ONCE})`;
}

/** The grading that a node holds under this lease. */
export function heldUnder(gradingId: string, lease: string, nodeId: string): Condition {
  return sql`${gradings.id} = ${gradingId} and ${gradings.lease} = ${lease}
    and ${gradings.nodeId} = ${nodeId} and ${gradings.status} = 'running'`;
}
