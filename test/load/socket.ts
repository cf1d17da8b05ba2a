import { setTimeout as sleep } from "node:timers/promises";

import { WebSocket } from "ws";

import type { Submission } from "../../contract/api.ts";
import { PING, PONG, ServerEvent } from "../../contract/socket.ts";
import { errorCode } from "./http.ts";
import type { Tally } from "./tally.ts";

const RECONNECT_MS = 1_000;
const HANDSHAKE_MS = 60_000;

/** How a submission ended, and when that came down the socket (`performance.now()`). */
export interface Ending {
  submission: Submission;
  at: number;
}

/** One user's socket, opened again whenever it is cut. */
export interface Line {
  /** The end of this submission, also one that has come already; null when none comes in time. */
  ending(submissionId: string, patienceMs: number): Promise<Ending | null>;
  /** Whether `ping` is answered in time. */
  isAlive(patienceMs: number): Promise<boolean>;
  close(): void;
}

/** @throws when it cannot be opened the first time. */
export async function openLine(url: string, token: string, tally: Tally): Promise<Line> {
  const seqs = new Map<string, number>();
  const endings = new Map<string, Ending>();
  const waiting = new Map<string, (ending: Ending) => void>();
  const leaving = new AbortController();
  let onPong: (() => void) | null = null;
  let seq: number | null = null;
  let socket = await open();

  async function open(): Promise<WebSocket> {
    const opened = await openSocket(url, token, seq, onMessage);
    opened.on("close", (code) => {
      if (leaving.signal.aborted) return;
      tally.fail(`socket closed ${code}`);
      void reopen();
    });
    return opened;
  }

  async function reopen(): Promise<void> {
    while (!leaving.signal.aborted) {
      await sleep(RECONNECT_MS);
      try {
        socket = await open();
        tally.add("reconnects");
        if (leaving.signal.aborted) socket.close();
        return;
      } catch (error) {
        tally.fail(`reconnect ${errorCode(error)}`);
      }
    }
  }

  function onMessage(text: string): void {
    if (text === PONG) return onPong?.();
    const event = ServerEvent.safeParse(JSON.parse(text));
    if (!event.success) return tally.fail("socket event of another shape");
    ({ seq } = event.data);
    if (event.data.type === "submission" && isEnded(event.data.submission)) {
      takeEnd(event.data.submission, event.data.seq);
    }
  }

  function takeEnd(submission: Submission, number: number): void {
    const known = seqs.get(submission.id);
    if (known !== undefined) {
      // The same number twice is a missed event that was asked for again.
      if (known !== number) tally.add("doubles");
      return;
    }
    seqs.set(submission.id, number);
    const ending = { submission, at: performance.now() };
    const tell = waiting.get(submission.id);
    if (tell === undefined) endings.set(submission.id, ending);
    else tell(ending);
  }

  return {
    ending: async (submissionId, patienceMs) =>
      inTime<Ending | null>(patienceMs, null, (resolve) => {
        const come = endings.get(submissionId);
        endings.delete(submissionId);
        if (come !== undefined) return resolve(come);
        waiting.set(submissionId, (ending) => {
          waiting.delete(submissionId);
          resolve(ending);
        });
      }),
    isAlive: async (patienceMs) =>
      inTime(patienceMs, false, (resolve) => {
        onPong = () => resolve(true);
        if (socket.readyState === WebSocket.OPEN) socket.send(PING);
        else resolve(false);
      }),
    close() {
      leaving.abort();
      socket.close();
    },
  };
}

export function isEnded(submission: Pick<Submission, "status">): boolean {
  return submission.status === "graded" || submission.status === "failed";
}

async function openSocket(
  url: string,
  token: string,
  after: number | null,
  onMessage: (text: string) => void,
): Promise<WebSocket> {
  const address = new URL(`${url.replace(/^http/, "ws")}/api/connect`);
  if (after !== null) address.searchParams.set("after", String(after));
  const socket = new WebSocket(address, {
    headers: { Authorization: `Bearer ${token}` },
    handshakeTimeout: HANDSHAKE_MS,
  });
  socket.on("message", (data: Buffer) => onMessage(data.toString("utf8")));
  await new Promise<void>((resolve, reject) => {
    socket.on("open", resolve);
    // Stays: an error after the opening is followed by a close, which is what counts.
    socket.on("error", reject);
  });
  return socket;
}

/** What `start` resolves with, or `otherwise` when that takes longer. */
async function inTime<T>(
  ms: number,
  otherwise: T,
  start: (resolve: (value: T) => void) => void,
): Promise<T> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(otherwise), ms);
    start((value) => {
      clearTimeout(late);
      resolve(value);
    });
  });
}
