/**
 * The process that has the interpreters. It is started under Node's permission model, which lets it
 * read its own files and start threads, and nothing else; so does what runs in its threads.
 */
import type { Reply, Request } from "../protocol.ts";
import { takeSnapshot } from "./interpreter.ts";
import { openPair } from "./pair.ts";
import { createPairPool } from "./pair-pool.ts";
import { readAdapters, readJudge } from "./python-files.ts";

const slots = Number(process.argv[2]);
const judgeFiles = readJudge();
const snapshot = takeSnapshot([judgeFiles, readAdapters()]);
const pool = createPairPool({ slots, open: async () => openPair(await snapshot, judgeFiles) });
const running = new Map<number, AbortController>();

function reply(message: Reply): void {
  process.send?.(message);
}

process.on("message", (request: Request) => {
  const { id, job } = request;
  if (job === null) {
    running.get(id)?.abort();
    return;
  }
  const giveUp = new AbortController();
  running.set(id, giveUp);
  pool
    .run(job, giveUp.signal, (progress) => reply({ type: "progress", id, progress }))
    .then(
      (ended) => reply({ type: "ended", id, ended }),
      (error: unknown) => reply({ type: "failed", id, reason: sentence(error) }),
    )
    .finally(() => running.delete(id));
});
// The node has ended, however it did.
process.on("disconnect", () => process.exit(0));

try {
  await pool.untilReady();
  reply({ type: "ready" });
} catch (error) {
  console.error(sentence(error));
  process.exit(1);
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
