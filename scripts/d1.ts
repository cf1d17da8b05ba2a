import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { run } from "./child.ts";

/** Which database: the local one of a state folder, or the one of the Cloudflare account. */
export type Target = { local: { persistTo: string } } | { remote: true };

const ENV = { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false" };

function flags(target: Target): string[] {
  return "local" in target
    ? ["--local", "--env", "local", "--persist-to", target.local.persistTo]
    : ["--remote"];
}

/** Brings a database up to the newest schema. */
export async function migrate(target: Target): Promise<void> {
  await run("wrangler", ["d1", "migrations", "apply", "gradewire", ...flags(target)], ENV);
}

/** Runs SQL. It goes by way of a file: what is on a command line, everyone on the machine can read. */
export async function execute(target: Target, sql: string): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "gradewire-sql-"));
  try {
    const file = join(dir, "statements.sql");
    await writeFile(file, sql, { mode: 0o600 });
    const args = ["d1", "execute", "gradewire", ...flags(target), "--yes", "--file", file];
    await run("wrangler", args, ENV);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/**
 * Runs one statement that holds no secret, and answers its rows: what is imported from a file answers
 * with none.
 */
export async function query(target: Target, sql: string): Promise<unknown[]> {
  const args = [
    "d1",
    "execute",
    "gradewire",
    ...flags(target),
    "--yes",
    "--json",
    "--command",
    sql,
  ];
  const output = await run("wrangler", args, ENV);
  const [answer] = JSON.parse(output.slice(output.indexOf("["))) as { results: unknown[] }[];
  return answer?.results ?? [];
}
