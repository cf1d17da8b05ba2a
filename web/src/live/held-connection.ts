import type { ServerEvent } from "../../../contract/socket.ts";
import { type ConnectionOptions, type ConnectionStatus, openConnection } from "./connection.ts";

/** A connection that was opened before the page's scripts were there to hear it. */
export interface HeldConnection {
  readonly userId: string;
  /** Hands over what came so far, and from now on what comes. */
  take: (options: ConnectionOptions) => { close: () => void };
  close: () => void;
}

declare global {
  /** Left by the page's first script for the others to take; gone once taken. */
  var gradewireConnection: HeldConnection | undefined;
}

export interface HoldOptions {
  /** What the page was served with. */
  score: number;
  solved: number;
  /** The page no longer shows how things are. */
  onNews: () => void;
}

/** Opens the connection of a page that nobody has touched yet, so that it is live all the same. */
export function holdConnection(userId: string, options: HoldOptions): HeldConnection {
  const events: ServerEvent[] = [];
  let status: ConnectionStatus = "closed";
  let taker: ConnectionOptions | null = null;

  const connection = openConnection({
    after: () => (taker === null ? (events.at(-1)?.seq ?? null) : taker.after()),
    onEvent(event) {
      if (taker !== null) {
        taker.onEvent(event);
        return;
      }
      events.push(event);
      if (isNews(event, options)) {
        options.onNews();
      }
    },
    onStatus(now) {
      status = now;
      taker?.onStatus(now);
      if (now === "ended") {
        options.onNews();
      }
    },
  });

  return {
    userId,
    close: connection.close,
    take(next) {
      taker = next;
      next.onStatus(status);
      for (const event of events.splice(0)) {
        next.onEvent(event);
      }
      return connection;
    },
  };
}

/** A snapshot may say what the page says already. */
function isNews(event: ServerEvent, served: HoldOptions): boolean {
  return (
    event.type !== "snapshot" ||
    event.pending.length > 0 ||
    event.score !== served.score ||
    event.solved !== served.solved
  );
}

/** Takes over the connection that was opened for this user, or opens one. */
export function takeConnection(userId: string, options: ConnectionOptions): { close: () => void } {
  const held = globalThis.gradewireConnection;
  globalThis.gradewireConnection = undefined;
  if (held?.userId === userId) {
    return held.take(options);
  }
  held?.close();
  return openConnection(options);
}
