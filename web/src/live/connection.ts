import type * as Socket from "../../../contract/socket.ts";
import { backoffMs } from "./backoff.ts";

type ServerEvent = Socket.ServerEvent;

// Only the types of the contract are imported: its schemas would bring their library to the page.
const PING: typeof Socket.PING = "ping";
const PONG: typeof Socket.PONG = "pong";
const SESSION_ENDED: typeof Socket.SESSION_ENDED = 4001;

const PING_EVERY_MS = 25_000;
/** A socket that does not answer a ping this long is dead, whatever the browser says of it. */
const PONG_WITHIN_MS = 10_000;

/** With `ended` the visitor is not who they were: only a page that is loaded anew knows who they are. */
export type ConnectionStatus = "connecting" | "open" | "closed" | "ended";

export interface ConnectionOptions {
  /** The last event seen, said at each connect; null asks for a snapshot. */
  after: () => number | null;
  onEvent: (event: ServerEvent) => void;
  onStatus: (status: ConnectionStatus) => void;
}

/**
 * Keeps a socket to the server open until closed: pings, notices silence, reconnects with jittered
 * back-off, and at once when the browser is online again or the page is looked at.
 */
export function openConnection(options: ConnectionOptions): { close: () => void } {
  let socket: WebSocket | null = null;
  let attempt = 0;
  let closed = false;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let pingTimer: ReturnType<typeof setInterval> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    clearTimeout(retryTimer);
    options.onStatus("connecting");
    const opened = new WebSocket(socketAddress(options.after()));
    socket = opened;
    opened.addEventListener("open", () => {
      options.onStatus("open");
      pingTimer = setInterval(() => ping(opened), PING_EVERY_MS);
    });
    opened.addEventListener("message", ({ data }) => {
      // Only now: a server that accepts and then closes must not be asked again at once for ever.
      attempt = 0;
      clearTimeout(silenceTimer);
      const event = readEvent(data);
      if (event !== null && socket === opened) {
        options.onEvent(event);
      }
    });
    opened.addEventListener("close", ({ code }) => {
      const isOver = code === SESSION_ENDED && socket === opened;
      closed ||= isOver;
      lose(opened);
      if (isOver) {
        options.onStatus("ended");
      }
    });
  }

  function ping(opened: WebSocket): void {
    if (opened.readyState === WebSocket.OPEN) {
      opened.send(PING);
      clearTimeout(silenceTimer);
      silenceTimer = setTimeout(() => lose(opened), PONG_WITHIN_MS);
    }
  }

  /** The close event of a dead connection can take minutes, so it is not waited for. */
  function lose(opened: WebSocket): void {
    if (socket !== opened) {
      return;
    }
    socket = null;
    clearInterval(pingTimer);
    clearTimeout(silenceTimer);
    opened.close();
    options.onStatus("closed");
    if (!closed) {
      retryTimer = setTimeout(connect, backoffMs(attempt));
      attempt += 1;
    }
  }

  function hurry(): void {
    if (!closed && socket === null && document.visibilityState === "visible") {
      attempt = 0;
      connect();
    }
  }

  globalThis.addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
  connect();

  return {
    close() {
      closed = true;
      clearTimeout(retryTimer);
      globalThis.removeEventListener("online", hurry);
      document.removeEventListener("visibilitychange", hurry);
      if (socket !== null) {
        lose(socket);
      }
    },
  };
}

function socketAddress(after: number | null): string {
  const url = new URL("/api/connect", location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  if (after !== null) {
    url.searchParams.set("after", String(after));
  }
  return url.href;
}

const EVENT_TYPES: readonly string[] = ["snapshot", "submission", "score"];

/**
 * The server that made this page also made the event, so only its kind is looked at: a schema library
 * would weigh more than the rest of the page. A kind from a newer server is passed over.
 */
function readEvent(data: unknown): ServerEvent | null {
  if (typeof data !== "string" || data === PONG) {
    return null;
  }
  try {
    const event: unknown = JSON.parse(data);
    return typeof event === "object" &&
      event !== null &&
      "seq" in event &&
      "type" in event &&
      EVENT_TYPES.includes(String(event.type))
      ? (event as ServerEvent)
      : null;
  } catch {
    return null;
  }
}
