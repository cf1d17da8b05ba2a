import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { bundleGrader } from "./bundle.ts";

let dir = "";

beforeAll(async () => {
  // Outside the repository, so that nothing is found in its node_modules.
  dir = await mkdtemp(join(tmpdir(), "gradewire-bundle-"));
  await bundleGrader(dir);
});
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

function run(program: string, env: Record<string, string>) {
  const options = { cwd: dir, env: { PATH: process.env["PATH"], ...env }, timeout: 30_000 };
  return spawnSync(process.execPath, [join(dir, program)], { ...options, encoding: "utf8" });
}

test("each program is one file", async () => {
  expect((await readdir(dir)).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "docker-proxy.mjs",
    "grader.mjs",
  ]);
});

test("the bundled grader starts without the repository", () => {
  const { status, stderr } = run("grader.mjs", {});
  expect(stderr).toContain("API_URL is not set");
  expect(status).toBe(2);
});

test("the bundled socket proxy starts without the repository", () => {
  const { status, stderr } = run("docker-proxy.mjs", { PORT: "none" });
  expect(stderr).toContain("PORT");
  expect(status).toBe(2);
});
