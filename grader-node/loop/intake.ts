import { randomUUID } from "node:crypto";

import { GradingMessage, type Claim } from "../../contract/grader.ts";
import { sleep } from "./alarm.ts";
import { backoffMs } from "./backoff.ts";
import {
  RemoteError,
  type Coordinator,
  type Log,
  type LoopObserver,
  type PulledMessage,
  type QueueLane,
} from "./ports.ts";
import { ackAll, giveBackAll } from "./settle.ts";
import { UNCLAIMED_DELAY_SECONDS, type LoopTiming } from "./timing.ts";

export interface IntakeDeps {
  coordinator: Pick<Coordinator, "claim">;
  observer: LoopObserver;
  log: Log;
  timing: LoopTiming;
  isDraining(): boolean;
}

/** A grading that is this node's to run. */
export interface Claimed {
  claim: Claim;
  lane: QueueLane;
  leaseIds: string[];
  leaseEndsAt: number;
}

/**
 * Turns pulled messages into claims with one call to the Worker. Malformed messages and those whose
 * claim is lost are acked. While draining, and when the Worker cannot be reached, messages go back.
 * @throws {RemoteError} when the Worker could not be asked; the messages have been given back.
 */
export async function takeIn(
  deps: IntakeDeps,
  lane: QueueLane,
  messages: PulledMessage[],
): Promise<Claimed[]> {
  const { leaseIdsOf, malformed } = readMessages(messages);
  if (malformed.length > 0) {
    deps.log.error(
      { lane: lane.lane, messages: malformed.length },
      "messages that name no grading were dropped",
    );
    void ackAll(lane, malformed, deps.log);
  }
  const gradingIds = [...leaseIdsOf.keys()];
  if (gradingIds.length === 0) return [];

  const askedAt = performance.now();
  const claims = await claimPatiently(deps, gradingIds, async (delaySeconds) => {
    await giveBackAll(lane, [...leaseIdsOf.values()].flat(), delaySeconds, deps.log);
  });
  if (claims === null) return [];

  const claimed: Claimed[] = [];
  for (const claim of claims) {
    const leaseIds = leaseIdsOf.get(claim.gradingId);
    if (leaseIds === undefined) continue;
    leaseIdsOf.delete(claim.gradingId);
    claimed.push({ claim, lane, leaseIds, leaseEndsAt: askedAt + claim.leaseMs });
  }
  if (leaseIdsOf.size > 0) {
    deps.observer.claimsLost(leaseIdsOf.size);
    deps.log.debug({ gradingIds: [...leaseIdsOf.keys()] }, "claims lost; messages dropped");
    void ackAll(lane, [...leaseIdsOf.values()].flat(), deps.log);
  }
  return claimed;
}

/** The queue may deliver a grading twice in one pull: both leases are then settled together. */
function readMessages(messages: PulledMessage[]) {
  const leaseIdsOf = new Map<string, string[]>();
  const malformed: string[] = [];
  for (const { leaseId, body } of messages) {
    const message = GradingMessage.safeParse(body);
    if (!message.success) {
      malformed.push(leaseId);
      continue;
    }
    const leaseIds = leaseIdsOf.get(message.data.gradingId);
    if (leaseIds) leaseIds.push(leaseId);
    else leaseIdsOf.set(message.data.gradingId, [leaseId]);
  }
  return { leaseIdsOf, malformed };
}

/** Answers null when a drain began before anything was claimed. */
async function claimPatiently(
  deps: IntakeDeps,
  gradingIds: string[],
  giveBack: (delaySeconds: number) => Promise<void>,
): Promise<Claim[] | null> {
  const startedAt = performance.now();
  // The same for every try: an answer that was lost may have brought claims.
  const claimId = randomUUID();
  for (let attempt = 0; ; attempt += 1) {
    if (deps.isDraining()) {
      await giveBack(0);
      return null;
    }
    try {
      return await deps.coordinator.claim(claimId, gradingIds);
    } catch (error) {
      const isFinal = error instanceof RemoteError && (error.isRefusal || error.isDenial);
      if (isFinal || performance.now() - startedAt > deps.timing.claimGiveUpMs) {
        await giveBack(UNCLAIMED_DELAY_SECONDS);
        throw error;
      }
      await sleep(backoffMs(deps.timing.claimRetry, attempt));
    }
  }
}
