import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Bundle, VersionId } from "../contract/bundle.ts";
import { parseJson } from "./http-json.ts";
import type { Log } from "./loop/ports.ts";

export interface BundleCacheOptions {
  dir: string;
  maxBytes: number;
  /** Fetches the canonical text of a bundle. */
  fetchText(versionId: string): Promise<string>;
  log: Log;
}

export interface BundleCache {
  /** @throws when the bundle cannot be fetched, or what was fetched is not that bundle. */
  get(versionId: string): Promise<Bundle>;
}

/** Parsed bundles kept in memory: a class works on a few assignments at a time. */
const IN_MEMORY = 32;
/** A half-written file older than this is a crash's. */
const STALE_PART_MS = 3_600_000;
const NAME = /^[0-9a-f]{64}\.json$/;

/**
 * Bundles on disk, named by the SHA-256 of their text. A bundle never changes, so there is nothing
 * to invalidate; the hash is checked whenever a file is written or read, so that a broken disk or a
 * broken answer cannot change what a verdict means.
 */
export function createBundleCache(options: BundleCacheOptions): BundleCache {
  const { dir, log } = options;
  const loading = new Map<string, Promise<Bundle>>();
  /** In order of use, oldest first. */
  const recent = new Map<string, Bundle>();

  function remember(versionId: string, bundle: Bundle): void {
    recent.delete(versionId);
    recent.set(versionId, bundle);
    for (const oldest of recent.keys()) {
      if (recent.size <= IN_MEMORY) break;
      recent.delete(oldest);
    }
  }

  async function load(versionId: string): Promise<Bundle> {
    const path = join(dir, `${versionId}.json`);
    const kept = await readKept(path, versionId, log);
    if (kept) return kept;
    const text = await options.fetchText(versionId);
    const bundle = parseBundle(text, versionId);
    if (!bundle) throw new Error(`The Worker sent something else than bundle ${versionId}.`);
    try {
      await mkdir(dir, { recursive: true });
      await writeWhole(path, text);
      await evict(dir, options.maxBytes);
    } catch (error) {
      log.warn({ versionId, err: error }, "the bundle could not be kept on disk; going on without");
    }
    return bundle;
  }

  return {
    async get(versionId) {
      VersionId.parse(versionId);
      let bundle = recent.get(versionId);
      if (!bundle) {
        let promise = loading.get(versionId);
        if (!promise) {
          promise = load(versionId).finally(() => loading.delete(versionId));
          loading.set(versionId, promise);
        }
        bundle = await promise;
      }
      remember(versionId, bundle);
      return bundle;
    },
  };
}

/** Null when the file is absent, or was not what its name says and has been removed. */
async function readKept(path: string, versionId: string, log: Log): Promise<Bundle | null> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return null;
  }
  const bundle = parseBundle(text, versionId);
  if (!bundle) {
    log.warn({ versionId }, "a kept bundle was damaged; it is fetched again");
    // Where it cannot be removed, what is fetched takes its place.
    await rm(path, { force: true }).catch(() => undefined);
    return null;
  }
  const now = new Date();
  // The time of last use, by which `evict` chooses; losing it costs nothing.
  await utimes(path, now, now).catch(() => undefined);
  return bundle;
}

function parseBundle(text: string, versionId: string): Bundle | null {
  if (createHash("sha256").update(text).digest("hex") !== versionId) return null;
  return Bundle.safeParse(parseJson(text)).data ?? null;
}

/** Readers see the whole file or none, whenever the process dies. */
async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  await writeFile(part, text, { mode: 0o600 });
  await rename(part, path);
}

/** Removes the least recently used bundles until the rest fits, and what crashes left. */
async function evict(dir: string, maxBytes: number): Promise<void> {
  const files: { path: string; size: number; usedAt: number }[] = [];
  for (const name of await readdir(dir)) {
    const path = join(dir, name);
    const info = await stat(path).catch(() => null);
    if (!info) continue;
    if (NAME.test(name)) files.push({ path, size: info.size, usedAt: info.mtimeMs });
    else if (name.endsWith(".part") && Date.now() - info.mtimeMs > STALE_PART_MS) {
      await rm(path, { force: true });
    }
  }
  files.sort((a, b) => a.usedAt - b.usedAt);
  let total = files.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of files) {
    if (total <= maxBytes) break;
    await rm(path, { force: true });
    total -= size;
  }
}
