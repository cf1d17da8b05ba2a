import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

import { figuresOf, type LoadFigures } from "./figures.ts";
import type { Api } from "./http.ts";
import { openIdle } from "./idle.ts";
import type { Line } from "./socket.ts";
import type { Tally } from "./tally.ts";
import { newUser, type Task } from "./user.ts";
import { findWorker, type WorkerUse } from "./worker-process.ts";

/** So many of the users ask for their submission while they wait, to see when it could be seen. */
const WATCHING = 4;
/** How often the tool looks whether it is late, and so what it is late by at least. */
const DELAY_RESOLUTION_MS = 10;

export interface Crowd {
  users: number;
  /** Over how long they arrive, evenly, in milliseconds. */
  rampMs: number;
  task: Task;
}

export interface Load {
  crowd: Crowd;
  /** Sockets that only stay open meanwhile. */
  idle: { sockets: number; holdMs: number };
}

/** Has all users arrive, work and leave, and says what they found, also when `stopped` comes first. */
export async function measureLoad(
  api: Api,
  { crowd, idle }: Load,
  { tally, stopped }: { tally: Tally; stopped: Promise<unknown> },
): Promise<LoadFigures> {
  const measuredAt = new Date().toISOString();
  const delay = monitorEventLoopDelay({ resolution: DELAY_RESOLUTION_MS });
  delay.enable();
  const worker = await findWorker(api.url);
  let before: WorkerUse | null = null;
  const measured = (async () => {
    const held = idle.sockets === 0 ? null : await openIdle(api, idle, { tally, worker });
    before = (await worker?.readCpu()) ?? null;
    await runCrowd(api, crowd, tally);
    return { idle: (await held?.finish()) ?? null };
  })();
  const outcome = await Promise.race([measured, stopped.then(() => null)]);
  const after = (await worker?.readCpu()) ?? null;
  delay.disable();
  api.close();
  const late = (p: number) => Math.max(0, delay.percentile(p) / 1e6 - DELAY_RESOLUTION_MS);
  return {
    format: 1,
    measuredAt,
    url: api.url,
    isComplete: outcome !== null,
    users: crowd.users,
    submissionsPerUser: crowd.task.submissions,
    rampSeconds: crowd.rampMs / 1_000,
    thinkMs: crowd.task.thinkMs,
    ...figuresOf(tally),
    resent: api.resent,
    ownDelayMs: { p50: late(50), p99: late(99) },
    workerCpuMs: spent(before, after),
    idle: outcome?.idle ?? null,
  };
}

/** Nobody leaves before all are through: towards the end all are there at once. */
async function runCrowd(api: Api, { users, rampMs, task }: Crowd, tally: Tally): Promise<void> {
  const lines: Line[] = [];
  async function runOne(index: number): Promise<void> {
    await sleep((index * rampMs) / users);
    const user = await newUser(api, tally);
    if (user === null) return;
    lines.push(user.line);
    await user.work(task, index % Math.ceil(users / WATCHING) === 0);
  }
  await Promise.all(Array.from({ length: users }, async (_, index) => runOne(index)));
  for (const line of lines) line.close();
}

function spent(before: WorkerUse | null, after: WorkerUse | null): WorkerUse | null {
  if (before === null || after === null) return null;
  return { worker: after.worker - before.worker, proxy: after.proxy - before.proxy };
}
