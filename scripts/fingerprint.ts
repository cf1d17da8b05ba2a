import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

import { ROOT } from "./paths.ts";

/** SHA-256 over the names and contents of all files that match, wherever the checkout lies. */
export async function fingerprint(patterns: readonly string[]): Promise<string> {
  const names: string[] = [];
  for await (const name of glob([...patterns], { cwd: ROOT, exclude: isMade })) names.push(name);
  const hash = createHash("sha256");
  for (const name of names.toSorted()) {
    const bytes = await readFile(join(ROOT, name)).catch(() => null);
    if (bytes === null) continue; // a folder
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/** Folders of what programs made: no one's input. */
function isMade(name: string): boolean {
  return /(^|\/)(dist|node_modules|\.cache|__pycache__)$/.test(name);
}
