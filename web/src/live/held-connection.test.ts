import { afterEach, expect, test, vi } from "vitest";

import { SESSION_ENDED } from "../../../contract/socket.ts";
import type { ConnectionStatus } from "./connection.ts";
import { holdConnection, takeConnection } from "./held-connection.ts";
import { sockets, withPageSockets } from "../testing/page-sockets.ts";

withPageSockets();
afterEach(() => {
  globalThis.gradewireConnection = undefined;
});

const SNAPSHOT = { type: "snapshot", seq: 7, score: 100, solved: 1, pending: [] };
const SCORE = { type: "score", seq: 8, score: 200, solved: 2 };

function hold() {
  const onNews = vi.fn<() => void>();
  globalThis.gradewireConnection = holdConnection("ada", { score: 100, solved: 1, onNews });
  return onNews;
}

function listener(after: number | null = null) {
  const seen: unknown[] = [];
  const statuses: ConnectionStatus[] = [];
  return {
    seen,
    statuses,
    after: () => after,
    onEvent: (event: unknown) => void seen.push(event),
    onStatus: (status: ConnectionStatus) => void statuses.push(status),
  };
}

test("what the page was served with is no news, what differs is", () => {
  const onNews = hold();
  sockets[0]?.say(SNAPSHOT);
  expect(onNews).not.toHaveBeenCalled();
  sockets[0]?.say(SCORE);
  expect(onNews).toHaveBeenCalledOnce();
});

test.each([
  ["another score", { ...SNAPSHOT, score: 0 }],
  ["another count of solved ones", { ...SNAPSHOT, solved: 0 }],
  ["an open submission", { ...SNAPSHOT, pending: [{}] }],
])("a snapshot with %s is news", (_what, snapshot) => {
  const onNews = hold();
  sockets[0]?.say(snapshot);
  expect(onNews).toHaveBeenCalledOnce();
});

test("the end of the session is news", () => {
  const onNews = hold();
  sockets[0]?.dispatchEvent(Object.assign(new Event("close"), { code: SESSION_ENDED }));
  expect(onNews).toHaveBeenCalledOnce();
});

test("whoever takes it gets all that came, in order, and what comes, by the same socket", () => {
  hold();
  sockets[0]?.dispatchEvent(new Event("open"));
  sockets[0]?.say(SNAPSHOT);
  const page = listener();
  takeConnection("ada", page);
  sockets[0]?.say(SCORE);
  expect(page.seen).toEqual([SNAPSHOT, SCORE]);
  expect(page.statuses).toEqual(["open"]);
  expect(sockets).toHaveLength(1);
});

test("a held connection that is lost comes back after the last event that came", async () => {
  hold();
  sockets[0]?.say(SNAPSHOT);
  sockets[0]?.dispatchEvent(Object.assign(new Event("close"), { code: 1006 }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(new URL(sockets[1]?.address ?? "").searchParams.get("after")).toBe("7");
});

test("another user's is not taken", () => {
  hold();
  sockets[0]?.say(SNAPSHOT);
  const page = listener();
  takeConnection("bob", page);
  expect(page.seen).toEqual([]);
  expect(sockets).toHaveLength(2);
});
