import { setTimeout as sleep } from "node:timers/promises";

import { WebSocket } from "ws";

import { PING, PONG, ServerEvent } from "../../../contract/socket.ts";

const RETRY_MS = 200;

/** An event as it came to one student. */
export interface Received {
  event: ServerEvent;
  /** The number of the socket that it came down, from 1. */
  socket: number;
  /** True when it came as part of what a reconnecting page had missed. */
  isMissed: boolean;
}

/** One student's events over all sockets: a socket that is cut is opened again, from where it was. */
export interface EventLine {
  readonly received: readonly Received[];
  /** Calls back with each event, after it was noted. */
  onEvent(listener: (received: Received) => void): void;
  /** Cuts the open socket, as a bad network would. */
  cut(): void;
  close(): void;
}

export function openEventLine(url: string, token: string): EventLine {
  const received: Received[] = [];
  const listeners = new Set<(received: Received) => void>();
  let socket: WebSocket | null = null;
  let sockets = 0;
  const closed = new AbortController();

  function connect(): Promise<void> {
    const address = new URL(`${url.replace(/^http/, "ws")}/api/connect`);
    const last = received.at(-1)?.event.seq;
    if (last !== undefined) address.searchParams.set("after", String(last));
    const opened = new WebSocket(address, { headers: { Authorization: `Bearer ${token}` } });
    socket = opened;
    const number = ++sockets;
    // What was missed comes before the answer to the first ping.
    let isCaughtUp = false;
    opened.on("open", () => opened.send(PING));
    opened.on("message", (data: Buffer) => {
      const text = data.toString("utf8");
      if (text === PONG) {
        isCaughtUp = true;
        return;
      }
      const event = ServerEvent.parse(JSON.parse(text));
      const one = { event, socket: number, isMissed: !isCaughtUp };
      received.push(one);
      for (const listener of listeners) listener(one);
    });
    return new Promise((resolve) => {
      opened.on("error", () => opened.terminate());
      opened.on("close", () => resolve());
    });
  }

  async function stayConnected(): Promise<void> {
    while (!closed.signal.aborted) {
      await connect();
      await sleep(RETRY_MS, undefined, { signal: closed.signal }).catch(() => {});
    }
  }
  void stayConnected();

  return {
    received,
    onEvent: (listener) => listeners.add(listener),
    cut: () => socket?.terminate(),
    close() {
      closed.abort();
      socket?.close();
    },
  };
}
