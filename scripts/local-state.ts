import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { nodeSql, userSql } from "../worker/store/seed.ts";
import { execute, migrate } from "./d1.ts";
import { fingerprint } from "./fingerprint.ts";
import { hashToken, newToken } from "./token.ts";

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
    token: newToken().token,
    nodeToken: newToken().token,
    queueToken: newToken().token,
    ...known,
    ...addresses,
  };
  const schema = await fingerprint(["migrations/*.sql", "worker/store/seed.ts"]);
  const stamp = join(folder.own, "migrated");
  const migrated = await readFile(stamp, "utf8").catch(() => "");
  if (known === null || migrated !== schema) {
    log("Preparing the database…");
    const target = { local: { persistTo: folder.persistTo } };
    const now = Date.now();
    await migrate(target);
    await execute(
      target,
      userSql({ id: "local-admin", role: "admin", tokenHash: hashToken(local.token), now }) +
        nodeSql({ id: "local", name: "local", tokenHash: hashToken(local.nodeToken), now }),
    );
  }
  await writeFile(folder.localFile, JSON.stringify(local, null, 2), { mode: 0o600 });
  await writeFile(stamp, schema);
  return local;
}

/** What the last `npm start` on this folder wrote, or null where there was none. */
export async function readLocal(folder: StateFolder): Promise<LocalSystem | null> {
  const text = await readFile(folder.localFile, "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as LocalSystem);
}
