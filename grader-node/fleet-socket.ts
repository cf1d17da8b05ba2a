import { WebSocket } from "ws";

import { NudgeMessage, REVOKED_CODE, type Lane, type PresenceMessage } from "../contract/grader.ts";
import { PING } from "../contract/socket.ts";
import { parseJson } from "./http-json.ts";
import { backoffMs, type BackoffRange } from "./loop/backoff.ts";
import type { Log } from "./loop/ports.ts";

export interface FleetSocketOptions {
  /** The Worker's origin, http or https. */
  apiUrl: string;
  token: string;
  onNudge(lane: Lane): void;
  onState(isUp: boolean): void;
  /** The fleet has closed the socket because this node's token is no longer good. */
  onRevoked(): void;
  log: Log;
  timing?: FleetSocketTiming;
}

export interface FleetSocketTiming {
  reconnect: BackoffRange;
  /** Between pings, and how long any answer may take before the socket counts as dead. */
  pingEveryMs: number;
  deadAfterMs: number;
  handshakeMs: number;
  /** Least time between two presence messages. */
  presencePauseMs: number;
  /** After a nudge that changed nothing here, presence is said again. */
  renewMs: number;
}

export interface FleetSocket {
  /** What the fleet should know of this node; sent now, and again after every reconnect. */
  setPresence(presence: Omit<PresenceMessage, "type">): void;
  close(): void;
}

const TIMING: FleetSocketTiming = {
  reconnect: { minMs: 250, maxMs: 30_000 },
  pingEveryMs: 25_000,
  deadAfterMs: 10_000,
  handshakeMs: 10_000,
  presencePauseMs: 50,
  renewMs: 250,
};
const MAX_MESSAGE_BYTES = 16 * 1024;

/**
 * Keeps a WebSocket to the fleet for nudges and presence. Nothing depends on it but latency: while
 * it is down, polling goes on and this reconnects with growing, jittered delays.
 */
export function openFleetSocket(options: FleetSocketOptions): FleetSocket {
  const { log } = options;
  const timing = options.timing ?? TIMING;
  const url = `${options.apiUrl.replace(/^http/, "ws")}/api/grader/connect`;
  let presence: string | undefined;
  let sent: string | undefined;
  let socket: WebSocket | undefined;
  let failures = 0;
  let isClosed = false;
  let flushing: NodeJS.Timeout | undefined;
  let sentAt = 0;
  let reconnecting: NodeJS.Timeout | undefined;

  function sendPresence(): void {
    flushing = undefined;
    if (socket?.readyState !== WebSocket.OPEN || presence === undefined || presence === sent) {
      return;
    }
    socket.send(presence);
    sent = presence;
    sentAt = performance.now();
  }

  /** The fleet counts a slot as asked with every nudge, until it hears from this node again. */
  function renewPresence(): void {
    sent = undefined;
    flushing ??= setTimeout(sendPresence, timing.renewMs);
  }

  function connect(): void {
    const current = new WebSocket(url, {
      headers: { authorization: `Bearer ${options.token}` },
      handshakeTimeout: timing.handshakeMs,
      maxPayload: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
    });
    socket = current;
    const heart = createHeartbeat(current, timing);
    let why = "it was closed";

    current.on("open", () => {
      log.info({}, "connected to the fleet");
      options.onState(true);
      sent = undefined;
      sendPresence();
      heart.start();
    });
    current.on("message", (data, isBinary) => {
      // Only a peer that talks has proved that reconnecting helps.
      failures = 0;
      heart.beat();
      if (isBinary || !Buffer.isBuffer(data)) return;
      const nudge = NudgeMessage.safeParse(parseJson(data.toString("utf8")));
      if (!nudge.success) return;
      options.onNudge(nudge.data.lane);
      renewPresence();
    });
    current.on("unexpected-response", (_request, response) => {
      why =
        response.statusCode === 401
          ? "the Worker does not take this node's token; was it revoked?"
          : `the Worker answered with status ${response.statusCode}`;
      // Listening here leaves the end to us: only `terminate` makes the socket say that it closed.
      current.terminate();
    });
    current.on("error", (error) => {
      if (why === "it was closed") why = error.message;
    });
    current.on("close", (code) => {
      if (code === REVOKED_CODE) {
        why = "the Worker has revoked this node's token";
        options.onRevoked();
      }
      heart.stop();
      options.onState(false);
      if (isClosed) return;
      const ms = backoffMs(timing.reconnect, failures);
      failures += 1;
      log.warn({ why, retryInMs: Math.round(ms) }, "not connected to the fleet; polling goes on");
      reconnecting = setTimeout(connect, ms);
    });
  }

  connect();

  return {
    setPresence(state) {
      presence = JSON.stringify({ type: "presence", ...state } satisfies PresenceMessage);
      // Slots change many times a second on a busy node; the fleet needs only the last of it.
      clearTimeout(flushing);
      const pauseMs = Math.max(0, sentAt + timing.presencePauseMs - performance.now());
      flushing = setTimeout(sendPresence, pauseMs);
    },
    close() {
      isClosed = true;
      clearTimeout(flushing);
      clearTimeout(reconnecting);
      sendPresence();
      socket?.close(1000);
      // A peer that does not answer the closing handshake must not hold the process.
      setTimeout(() => socket?.terminate(), 1_000).unref();
    },
  };
}

/** Pings in text, which the other side answers without waking up, and ends a socket gone silent. */
function createHeartbeat(socket: WebSocket, timing: FleetSocketTiming) {
  let ping: NodeJS.Timeout | undefined;
  let death: NodeJS.Timeout | undefined;

  function stop(): void {
    clearInterval(ping);
    clearTimeout(death);
  }

  return {
    start() {
      ping = setInterval(() => {
        socket.send(PING);
        death ??= setTimeout(() => socket.terminate(), timing.deadAfterMs);
      }, timing.pingEveryMs);
    },
    beat() {
      clearTimeout(death);
      death = undefined;
    },
    stop,
  };
}
