import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { PythonPackage } from "./interpreter.ts";

const OWN_DIR = join(import.meta.dirname, "../python");

/** The judge's own package, the same that is in the container's image. */
export function readJudge(): PythonPackage {
  return readPackage("gradewire", join(import.meta.dirname, "../../../image/gradewire"));
}

/** What it needs in WebAssembly, once: a snapshot has it. */
export function readAdapters(): PythonPackage {
  return readPackage("", OWN_DIR);
}

function readPackage(name: string, dir: string): PythonPackage {
  const names = readdirSync(dir).filter((file) => file.endsWith(".py"));
  const entries = names.map((file) => [file, readFileSync(join(dir, file))] as const);
  return { name, files: Object.fromEntries(entries) };
}
