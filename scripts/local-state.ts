import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { localSeedSql } from "../worker/store/local-seed.ts";
import { run } from "./child.ts";
import { fingerprint } from "./fingerprint.ts";

/** What a local system keeps besides its database. Tools of this machine read it: see cli/server.ts. */
export interface LocalSystem {
  url: string;
  /** The grader's `/healthz` and `/metrics`. */
  graderUrl: string;
  /** The administrator's session. */
  token: string;
  nodeToken: string;
  queueToken: string;
}

export interface StateFolder {
  /** Given to wrangler as `--persist-to`. */
  readonly persistTo: string;
  readonly own: string;
  readonly localFile: string;
  logFile(name: string): string;
}

export function stateFolder(stateDir: string): StateFolder {
  const own = join(stateDir, "gradewire");
  return {
    persistTo: join(stateDir, "state"),
    own,
    localFile: join(own, "local.json"),
    logFile: (name) => join(own, `${name}.log`),
  };
}

/**
 * Brings the local database up to date and makes sure that the administrator's and the node's tokens
 * are known to it. Takes wrangler's seconds only when something changed.
 */
export async function prepareState(
  folder: StateFolder,
  addresses: Pick<LocalSystem, "url" | "graderUrl">,
  log: (line: string) => void,
): Promise<LocalSystem> {
  await mkdir(folder.own, { recursive: true });
  const known = await readLocal(folder);
  const local: LocalSystem = {
    token: newToken(),
    nodeToken: newToken(),
    queueToken: newToken(),
    ...known,
    ...addresses,
  };
  const schema = await fingerprint(["migrations/*.sql", "worker/store/local-seed.ts"]);
  const stamp = join(folder.own, "migrated");
  const migrated = await readFile(stamp, "utf8").catch(() => "");
  if (known === null || migrated !== schema) {
    log("Preparing the database…");
    const d1 = ["--local", "-e", "local", "-c", "wrangler.toml", "--persist-to", folder.persistTo];
    const env = { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false" };
    await run("wrangler", ["d1", "migrations", "apply", "gradewire", ...d1], env);
    const seedFile = join(folder.own, "seed.sql");
    const hashes = { admin: sha256(local.token), node: sha256(local.nodeToken) };
    await writeFile(seedFile, localSeedSql(hashes, Date.now()), { mode: 0o600 });
    await run("wrangler", ["d1", "execute", "gradewire", ...d1, "--yes", "--file", seedFile], env);
  }
  await writeFile(folder.localFile, JSON.stringify(local, null, 2), { mode: 0o600 });
  await writeFile(stamp, schema);
  return local;
}

async function readLocal(folder: StateFolder): Promise<LocalSystem | null> {
  const text = await readFile(folder.localFile, "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as LocalSystem);
}

function newToken(): string {
  return randomBytes(32).toString("base64url");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
