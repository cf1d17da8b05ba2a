import { sleep } from "./alarm.ts";
import { backoffMs } from "./backoff.ts";
import type { Log, QueueLane } from "./ports.ts";

const ACK_TRIES = 4;
const ACK_RETRY = { minMs: 100, maxMs: 2_000 };

/**
 * Acks messages, trying a few times. Never rejects: a message whose ack is lost comes round again,
 * its claim is lost, and it is acked then.
 */
export async function ackAll(lane: QueueLane, leaseIds: string[], log: Log): Promise<void> {
  await settle(lane, leaseIds, log, "ack", () => lane.ack(leaseIds));
}

/** Returns messages to the queue. Never rejects: unreturned, they come back when their lease ends. */
export async function giveBackAll(
  lane: QueueLane,
  leaseIds: string[],
  delaySeconds: number,
  log: Log,
): Promise<void> {
  await settle(lane, leaseIds, log, "return", () => lane.giveBack(leaseIds, delaySeconds));
}

async function settle(
  lane: QueueLane,
  leaseIds: string[],
  log: Log,
  what: "ack" | "return",
  call: () => Promise<void>,
): Promise<void> {
  if (leaseIds.length === 0) return;
  for (let attempt = 0; ; attempt += 1) {
    try {
      await call();
      return;
    } catch (error) {
      if (attempt + 1 === ACK_TRIES) {
        log.warn(
          { lane: lane.lane, what, messages: leaseIds.length, err: error },
          "messages could not be settled with the queue; they will be delivered again",
        );
        return;
      }
      await sleep(backoffMs(ACK_RETRY, attempt));
    }
  }
}
