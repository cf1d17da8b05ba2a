import type { ContentType, EncodedBody } from "./body.ts";

/** One message of a queue. */
export interface Message extends EncodedBody {
  readonly id: string;
  /** When it was sent: it keeps this time through retries and in the dead-letter queue. */
  readonly timestampMs: number;
  /** When it came into this queue: what the retention period counts from. */
  readonly arrivedAtMs: number;
  /** Where it came from: `worker` through a producer binding, `api` over HTTP. */
  readonly source: "worker" | "api";
  /** Deliveries so far. */
  readonly attempts: number;
  /** It cannot be pulled before this time: the end of its delay, or of its lease. */
  readonly availableAtMs: number;
}

/** Unacknowledged messages, leased ones included. */
export interface Metrics {
  readonly backlogCount: number;
  readonly backlogBytes: number;
  /** 0 when the queue is empty. */
  readonly oldestMessageTimestampMs: number;
}

/** The messages of one queue. Every call is synchronous and, on its own, atomic. */
export interface MessageStore {
  /** A message whose id is already here is left as it is, so that a repeated hand-over is harmless. */
  insert(message: Message): void;
  find(id: string): Message | null;
  /** Messages that can be pulled now, in the order of becoming available, then of arrival. */
  due(nowMs: number, maxAttempts: number, limit: number): Message[];
  /** Messages whose last lease ran out. */
  exhausted(nowMs: number, maxAttempts: number): Message[];
  /** When the next message becomes exhausted if nobody acks it; null when none is on its last lease. */
  nextExhaustionMs(maxAttempts: number): number | null;
  update(id: string, change: Pick<Message, "attempts" | "availableAtMs">): void;
  remove(id: string): void;
  removeArrivedBefore(timeMs: number): void;
  clear(): void;
  metrics(): Metrics;
}

type Row = {
  id: string;
  timestamp_ms: number;
  arrived_at_ms: number;
  source: Message["source"];
  content_type: ContentType;
  body: string;
  bytes: number;
  attempts: number;
  available_at_ms: number;
};

/** `totals` is kept by triggers, so that a pull from a long queue need not count it. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS messages (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    timestamp_ms INTEGER NOT NULL,
    arrived_at_ms INTEGER NOT NULL,
    source TEXT NOT NULL,
    content_type TEXT NOT NULL,
    body TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    available_at_ms INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS messages_available ON messages (available_at_ms);
  CREATE INDEX IF NOT EXISTS messages_attempts ON messages (attempts, available_at_ms);
  CREATE INDEX IF NOT EXISTS messages_arrived ON messages (arrived_at_ms);
  CREATE INDEX IF NOT EXISTS messages_timestamp ON messages (timestamp_ms);
  CREATE TABLE IF NOT EXISTS totals (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    backlog_count INTEGER NOT NULL,
    backlog_bytes INTEGER NOT NULL
  );
  INSERT OR IGNORE INTO totals VALUES (1, 0, 0);
  CREATE TRIGGER IF NOT EXISTS messages_inserted AFTER INSERT ON messages BEGIN
    UPDATE totals SET backlog_count = backlog_count + 1, backlog_bytes = backlog_bytes + new.bytes;
  END;
  CREATE TRIGGER IF NOT EXISTS messages_deleted AFTER DELETE ON messages BEGIN
    UPDATE totals SET backlog_count = backlog_count - 1, backlog_bytes = backlog_bytes - old.bytes;
  END;
`;

/** The store in a Durable Object's SQLite, so that messages survive a restart. */
export function createMessageStore(sql: SqlStorage): MessageStore {
  sql.exec(SCHEMA);
  return {
    insert: (message) => {
      sql.exec(
        `INSERT INTO messages
           (id, timestamp_ms, arrived_at_ms, source, content_type, body, bytes, attempts,
            available_at_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
        message.id,
        message.timestampMs,
        message.arrivedAtMs,
        message.source,
        message.contentType,
        message.body,
        message.bytes,
        message.attempts,
        message.availableAtMs,
      );
    },
    find: (id) => {
      const [row] = sql.exec<Row>("SELECT * FROM messages WHERE id = ?", id);
      return row === undefined ? null : toMessage(row);
    },
    due: (nowMs, maxAttempts, limit) =>
      Array.from(
        sql.exec<Row>(
          `SELECT * FROM messages WHERE available_at_ms <= ? AND attempts < ?
           ORDER BY available_at_ms, sequence LIMIT ?`,
          nowMs,
          maxAttempts,
          limit,
        ),
        toMessage,
      ),
    exhausted: (nowMs, maxAttempts) =>
      Array.from(
        sql.exec<Row>(
          "SELECT * FROM messages WHERE attempts >= ? AND available_at_ms <= ? ORDER BY sequence",
          maxAttempts,
          nowMs,
        ),
        toMessage,
      ),
    nextExhaustionMs: (maxAttempts) =>
      sql
        .exec<{ at: number | null }>(
          "SELECT MIN(available_at_ms) AS at FROM messages WHERE attempts >= ?",
          maxAttempts,
        )
        .one().at,
    update: (id, change) => {
      sql.exec(
        "UPDATE messages SET attempts = ?, available_at_ms = ? WHERE id = ?",
        change.attempts,
        change.availableAtMs,
        id,
      );
    },
    remove: (id) => {
      sql.exec("DELETE FROM messages WHERE id = ?", id);
    },
    removeArrivedBefore: (timeMs) => {
      sql.exec("DELETE FROM messages WHERE arrived_at_ms < ?", timeMs);
    },
    clear: () => {
      sql.exec("DELETE FROM messages");
    },
    metrics: () => {
      const row = sql
        .exec<{ backlog_count: number; backlog_bytes: number; oldest: number | null }>(
          `SELECT backlog_count, backlog_bytes,
             (SELECT MIN(timestamp_ms) FROM messages) AS oldest FROM totals`,
        )
        .one();
      return {
        backlogCount: row.backlog_count,
        backlogBytes: row.backlog_bytes,
        oldestMessageTimestampMs: row.oldest ?? 0,
      };
    },
  };
}

function toMessage(row: Row): Message {
  return {
    id: row.id,
    timestampMs: row.timestamp_ms,
    arrivedAtMs: row.arrived_at_ms,
    source: row.source,
    contentType: row.content_type,
    body: row.body,
    bytes: row.bytes,
    attempts: row.attempts,
    availableAtMs: row.available_at_ms,
  };
}
