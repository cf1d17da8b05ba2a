import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { describeWithDocker } from "../../grader-node/testing/docker.ts";

const MAIN = join(import.meta.dirname, "main.ts");

function runBench(args: readonly string[]) {
  return spawnSync(process.execPath, [MAIN, ...args], { encoding: "utf8" });
}

describeWithDocker("the bench", () => {
  test("compares, and writes table, figures and chart where it is told to", async () => {
    const dir = await mkdtemp(join(tmpdir(), "gradewire-bench-"));
    try {
      const flags = ["--quick", "--rounds", "1", "--only", "plain,gradewire", "--out", dir];
      const { status, stdout, stderr } = runBench(flags);
      expect(stderr).toContain("gradewire: verdicts are right");
      expect(status).toBe(0);
      expect(stdout).toMatch(/^Gradewire +\d/m);
      expect(stdout).toMatch(/latency: Gradewire against bubblewrap .* not measured$/m);

      const results = JSON.parse(await readFile(join(dir, "results.json"), "utf8"));
      expect(results.rows.map(({ id }: { id: string }) => id)).toEqual(["plain", "gradewire"]);
      expect(results.rows[1].figures.latencyMs.count).toBeGreaterThanOrEqual(5);
      expect(results.rows[1].detail).toMatch(/namespaces|users/);
      expect(results.channel.intsUs).toBeGreaterThan(0);
      expect(await readFile(join(dir, "README.md"), "utf8")).toContain("| **Gradewire** |");
      expect(await readFile(join(dir, "latency.svg"), "utf8")).toContain(">Gradewire</text>");
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });

  test("sends jobs through one slot and says what grows", async () => {
    const { stdout, stderr } = runBench(["--soak", "8"]);
    expect(stderr).toContain("8 jobs, one container for all jobs");
    expect(stdout.match(/^8 /gm)).toHaveLength(2);
    expect(stdout).toMatch(/Nothing grows|grows:/);
  });
});

test("a variant that there is not is named", () => {
  const { status, stderr } = runBench(["--only", "plain,podman"]);
  expect(status).toBe(2);
  expect(stderr).toContain('no variant "podman"');
});
