import type { Handed } from "../queue/delivery.ts";
import type { Metrics } from "../queue/message-store.ts";
import type { QueueSettings } from "../settings.ts";

/** A message as pull and peek show it, without its lease id or ref. */
function toMessage({ message }: Handed) {
  return {
    id: message.id,
    timestamp_ms: message.timestampMs,
    attempts: message.attempts,
    body: message.body,
    metadata: {
      "CF-Content-Type": message.contentType,
      "CF-sourceMessageSource": message.source,
    },
  };
}

export function toPulled(handed: Handed) {
  return { ...toMessage(handed), lease_id: handed.handle };
}

export function toPeeked(handed: Handed) {
  return { ...toMessage(handed), ref: handed.handle };
}

export function toMetrics(metrics: Metrics) {
  return {
    backlog_count: metrics.backlogCount,
    backlog_bytes: metrics.backlogBytes,
    oldest_message_timestamp_ms: metrics.oldestMessageTimestampMs,
  };
}

/** A queue with its one pull consumer. The id of a queue is its name. */
export function toQueue(name: string, settings: QueueSettings) {
  return {
    queue_id: name,
    queue_name: name,
    settings: {
      delivery_delay: settings.delivery_delay,
      delivery_paused: false,
      message_retention_period: settings.message_retention_period,
    },
    producers: [],
    producers_total_count: 0,
    consumers: [
      {
        consumer_id: name,
        type: "http_pull",
        queue_name: name,
        dead_letter_queue: settings.dead_letter_queue ?? "",
        settings: {
          batch_size: settings.batch_size,
          max_retries: settings.max_retries,
          retry_delay: settings.retry_delay,
          visibility_timeout_ms: settings.visibility_timeout_ms,
        },
      },
    ],
    consumers_total_count: 1,
  };
}
