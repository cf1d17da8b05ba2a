import { setTimeout as sleep } from "node:timers/promises";

import type { Api } from "./http.ts";
import type { IdleFigures } from "./figures.ts";
import type { Tally } from "./tally.ts";
import { newUser, type User } from "./user.ts";
import type { WorkerProcess } from "./worker-process.ts";

/** How many are being opened at the same time. */
const OPENING = 20;
/** The share that is opened before memory is first read, so that start-up is not counted. */
const WARM_UP = 0.02;
const PING_MS = 60_000;

/** Idle sockets that are held open. */
export interface IdleSockets {
  /** Whether each still answers a ping, and what they cost the Worker. Closes them. */
  finish(): Promise<IdleFigures>;
}

/** Opens so many sockets, each of a user of its own, and looks at the Worker's memory around it. */
export async function openIdle(
  api: Api,
  { sockets, holdMs }: { sockets: number; holdMs: number },
  { tally, worker }: { tally: Tally; worker: WorkerProcess | null },
): Promise<IdleSockets> {
  const look = async () => (worker === null ? null : worker.readMemory());
  const first = Math.floor(sockets * WARM_UP);
  const users = await openUsers(api, first, tally);
  const before = await look();
  const startedAt = performance.now();
  users.push(...(await openUsers(api, sockets - first, tally)));
  const seconds = (performance.now() - startedAt) / 1_000;
  const opened = await look();
  await sleep(holdMs);
  const held = await look();

  return {
    async finish() {
      const alive = await Promise.all(users.map(({ line }) => line.isAlive(PING_MS)));
      for (const isAlive of alive) if (!isAlive) tally.fail("idle socket without a pong");
      for (const { line } of users) line.close();
      const memory =
        before === null || opened === null || held === null
          ? null
          : { sockets: users.length - first, before, opened, held };
      return {
        wanted: sockets,
        opened: users.length,
        alive: alive.filter(Boolean).length,
        seconds,
        holdSeconds: holdMs / 1_000,
        memory,
      };
    },
  };
}

async function openUsers(api: Api, count: number, tally: Tally): Promise<User[]> {
  const users: User[] = [];
  let left = count;
  async function openSome(): Promise<void> {
    while (left > 0) {
      left -= 1;
      const user = await newUser(api, tally);
      if (user !== null) users.push(user);
    }
  }
  await Promise.all(Array.from({ length: OPENING }, openSome));
  return users;
}
