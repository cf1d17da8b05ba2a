import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { run } from "./child.ts";
import { fingerprint } from "./fingerprint.ts";
import { ROOT } from "./paths.ts";

const STAMP = join(ROOT, "web/dist/.built-from");
const INPUTS = [
  "web/**/*",
  "contract/*.ts",
  // The page runs programs with the judge's own code.
  "grader-node/image/gradewire/*.py",
  "package-lock.json",
];

/** Builds the web app, client and server, unless what it was built from is unchanged. */
export async function ensureWebBuilt(log: (line: string) => void): Promise<void> {
  const inputs = await fingerprint(INPUTS);
  const built = await readFile(STAMP, "utf8").catch(() => "");
  if (built === inputs && existsSync(join(ROOT, "web/dist/server/entry.workers.mjs"))) return;
  log("Building the page…");
  // Whoever calls may have set another mode, as a test runner does, and Qwik's core would follow it.
  const env = { ...process.env, NODE_ENV: "production" };
  await run("vite", ["build", "-c", "web/vite.config.ts"], env);
  await run("vite", ["build", "-c", "web/vite.config.ts", "--ssr", "src/entry.workers.tsx"], env);
  await mkdir(dirname(STAMP), { recursive: true });
  await writeFile(STAMP, inputs);
}
