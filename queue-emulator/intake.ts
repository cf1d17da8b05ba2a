import type { Env } from "./env.ts";
import { encodeDelivered } from "./queue/body.ts";
import type { Arrival } from "./queue/queue-object.ts";

/**
 * Puts what producers sent through their bindings where it can be pulled. Throws when that fails,
 * so that the runtime delivers the batch again; ids that are already stored are not stored twice.
 */
export async function takeIn(batch: MessageBatch, env: Env): Promise<void> {
  const arrivals: Arrival[] = [];
  for (const message of batch.messages) {
    const encoded = encodeDelivered(message.body);
    if (encoded === null) {
      console.error(
        `queue ${batch.queue}: message ${message.id} was sent as "v8", which cannot be pulled; ` +
          `it is dropped. Send it with contentType "json".`,
      );
      continue;
    }
    arrivals.push({
      ...encoded,
      id: message.id,
      timestampMs: message.timestamp.getTime(),
      source: "worker",
      // The runtime held a delayed message back before it came here.
      delaySeconds: 0,
    });
  }
  if (arrivals.length > 0) await env.QUEUE.getByName(batch.queue).accept(arrivals);
}
