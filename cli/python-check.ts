import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { z } from "zod";

import type { AssignmentFolder } from "./assignment-folder.ts";
import type { Problem } from "./text-file.ts";

const INSPECTOR = fileURLToPath(new URL("./inspect-python.py", import.meta.url));
const TIMEOUT_MS = 30_000;
/** The oldest Python whose grammar is worth comparing with the sandbox's. */
const OLDEST = [3, 11] as const;

const Inspected = z.array(
  z.object({ error: z.string().nullable(), line: z.int().nullable(), tests: z.int() }),
);

/**
 * Parses (never runs) every Python file of the assignments with the machine's own `python3`.
 * Null when there is none that is new enough; then only trying in the sandbox can tell.
 */
export function checkPython(assignments: readonly AssignmentFolder[]): Problem[] | null {
  if (!hasPython()) return null;
  const files = assignments.flatMap(pythonFiles);
  const run = spawnSync("python3", ["-I", INSPECTOR], {
    input: JSON.stringify({ files }),
    timeout: TIMEOUT_MS,
    maxBuffer: 64 * 1024 * 1024,
    encoding: "utf8",
  });
  if (run.status !== 0) return null;
  const inspected = Inspected.parse(JSON.parse(run.stdout));
  return inspected.flatMap(({ error, line, tests }, index) => {
    const { file = "", isTest = false } = files[index] ?? {};
    if (error !== null) {
      const where = line === null ? "" : ` on line ${line}`;
      return [{ file, message: `is not valid Python${where}: ${error}` }];
    }
    if (isTest && tests === 0) {
      return [{ file, message: "defines no test: no class in it has a method test_…" }];
    }
    return [];
  });
}

function hasPython(): boolean {
  const [major, minor] = OLDEST;
  const program = `import sys; sys.exit(sys.version_info < (${major}, ${minor}))`;
  return spawnSync("python3", ["-I", "-c", program], { timeout: TIMEOUT_MS }).status === 0;
}

function pythonFiles({ dir, reference, upload }: AssignmentFolder) {
  const files = (upload?.files ?? []).map(({ path, source }) => ({
    file: join(dir, path),
    source,
    isTest: true,
  }));
  const programs = [
    { file: join(dir, "starter.py"), source: upload?.starter ?? null },
    { file: join(dir, "solution.py"), source: reference },
  ];
  for (const { file, source } of programs) {
    if (source !== null) files.push({ file, source, isTest: false });
  }
  return files;
}
