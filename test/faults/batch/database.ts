import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

import type { Leftovers } from "./outcome.ts";

/** What D1 has of work that is not over. */
const OPEN = {
  "pending gradings": "select count(*) as n from gradings where status = 'pending'",
  "running gradings": "select count(*) as n from gradings where status = 'running'",
  "rows in the outbox": "select count(*) as n from outbox where held_for is null",
  "gradings that are held back": "select count(*) as n from outbox where held_for is not null",
  "ends that were told to nobody": `select count(*) as n from submissions s
    join gradings g on g.id = s.grading_id
    where s.delivered_at is null and g.status in ('graded', 'failed')`,
};

/**
 * Counts what is not over, in the file that the local D1 keeps: it can be read whether the app runs
 * or was just killed.
 * @param persistTo the folder that wrangler was given.
 */
export async function countOpenWork(persistTo: string): Promise<Leftovers> {
  return count(persistTo, OPEN);
}

/** How many gradings have a verdict. */
export async function countVerdicts(persistTo: string): Promise<number> {
  const query = "select count(*) as n from gradings where status = 'graded'";
  return (await count(persistTo, { verdicts: query }))["verdicts"] ?? 0;
}

/** Resolves in the moment in which a grading is written and its message not yet sent, or after `withinMs`. */
export async function untilUnsent(persistTo: string, withinMs: number): Promise<void> {
  const database = await open(persistTo);
  const unsent = database.prepare("select 1 from outbox where held_for is null limit 1");
  const deadline = performance.now() + withinMs;
  while (unsent.get() === undefined && performance.now() < deadline) await sleep(1);
  database.close();
}

async function count(
  persistTo: string,
  queries: Record<string, string>,
): Promise<Record<string, number>> {
  const database = await open(persistTo);
  try {
    return Object.fromEntries(
      Object.entries(queries).map(([what, query]) => [
        what,
        Number(database.prepare(query).get()?.["n"]),
      ]),
    );
  } finally {
    database.close();
  }
}

async function open(persistTo: string): Promise<DatabaseSync> {
  const folder = join(persistTo, "v3/d1/miniflare-D1DatabaseObject");
  const files = (await readdir(folder)).filter(
    (name) => name.endsWith(".sqlite") && name !== "metadata.sqlite",
  );
  const [file] = files;
  if (file === undefined || files.length > 1) {
    throw new Error(`The local D1 was expected to be one file in ${folder}: ${files.join(", ")}.`);
  }
  return new DatabaseSync(join(folder, file), { readOnly: true, timeout: 5_000 });
}
