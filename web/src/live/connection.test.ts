import { beforeEach, expect, test, vi } from "vitest";

import { SESSION_ENDED } from "../../../contract/socket.ts";
import { openConnection } from "./connection.ts";
import { sockets, withPageSockets } from "../testing/page-sockets.ts";

withPageSockets();
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(1));

function connect() {
  return openConnection({ after: () => null, onEvent: () => {}, onStatus: () => {} });
}

/** Seconds until there is one more socket. */
async function secondsToNext(): Promise<number> {
  const before = sockets.length;
  let seconds = 0;
  for (; sockets.length === before && seconds < 100; seconds += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
  }
  return seconds;
}

function say(...events: Event[]): void {
  for (const event of events) {
    sockets.at(-1)?.dispatchEvent(event);
  }
}

const OPEN = () => new Event("open");
const CLOSE = () => new Event("close");
const PONG = () => new MessageEvent("message", { data: "pong" });

test("a server that accepts and then closes is asked ever less often", async () => {
  const connection = connect();
  const waits: number[] = [];
  for (let i = 0; i < 4; i += 1) {
    say(OPEN(), CLOSE());
    waits.push(await secondsToNext());
  }
  expect(waits).toEqual([1, 2, 4, 8]);
  connection.close();
});

test("after a connection on which something was said, the next one comes soon", async () => {
  const connection = connect();
  for (let i = 0; i < 3; i += 1) {
    say(OPEN(), CLOSE());
    await secondsToNext();
  }
  say(OPEN(), PONG(), CLOSE());
  expect(await secondsToNext()).toBe(1);
  connection.close();
});

test("a closed connection stays closed", async () => {
  const connection = connect();
  say(OPEN(), CLOSE());
  connection.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sockets).toHaveLength(1);
});

test("a page whose session ended says so and does not come back by itself", async () => {
  const statuses: string[] = [];
  const connection = openConnection({
    after: () => null,
    onEvent: () => {},
    onStatus: (status) => statuses.push(status),
  });
  say(OPEN(), Object.assign(CLOSE(), { code: SESSION_ENDED }));
  expect(statuses.at(-1)).toBe("ended");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(await secondsToNext()).toBe(100);
  expect(sockets).toHaveLength(1);
  connection.close();
});
