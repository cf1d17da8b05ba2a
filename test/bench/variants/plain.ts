import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { runWithInput } from "../exec.ts";
import { hostPython } from "../host-python.ts";
import { plainJob } from "../job.ts";
import type { Variant } from "../variant.ts";

export const plain: Variant = {
  id: "plain",
  title: "`python3 -m unittest`",
  about:
    "Two files in a fresh directory and a new process of the host's Python on them; the verdict is its exit code. No isolation.",
  isIsolated: false,
  needsImage: false,
  async open() {
    const python = hostPython();
    const env = { PATH: "/usr/bin:/bin", LANG: "C.UTF-8", PYTHONDONTWRITEBYTECODE: "1" };
    return {
      async run(code) {
        const job = plainJob(code);
        const cwd = await mkdtemp(join(tmpdir(), "gradewire-bench-job-"));
        try {
          await writeFile(join(cwd, `${job.module}.py`), job.code);
          await writeFile(join(cwd, `${job.test_module}.py`), job.tests);
          const args = ["-m", "unittest", job.test_module];
          const { code: status, stderr } = await runWithInput(python, args, { cwd, env });
          const tests = Number(/^Ran (\d+) tests? in /m.exec(stderr)?.[1] ?? 0);
          return { verdict: status === 0 ? "correct" : "incorrect", tests };
        } finally {
          await rm(cwd, { recursive: true, force: true });
        }
      },
      async close() {},
    };
  },
};
