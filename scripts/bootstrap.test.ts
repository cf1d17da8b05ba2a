import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { transformSync } from "esbuild";
import { expect, test } from "vitest";

const BOOTSTRAP = join(import.meta.dirname, "bootstrap.cjs");

test("a Node that is too old gets one clear line", () => {
  const asOldNode = `
    Object.defineProperty(process.versions, "node", { value: "12.22.0" });
    Object.defineProperty(process, "version", { value: "v12.22.0" });
    require(${JSON.stringify(BOOTSTRAP)});
  `;
  const outcome = spawnSync(process.execPath, ["-e", asOldNode], { encoding: "utf8" });
  expect(outcome.status).toBe(1);
  expect(outcome.stdout).toBe("");
  expect(outcome.stderr).toBe("Gradewire needs Node 20 or later to start; this is v12.22.0.\n");
});

test("the bootstrap is written so that an old Node can read it", () => {
  const source = readFileSync(BOOTSTRAP, "utf8");
  // For this target esbuild refuses what it cannot write in old JavaScript, and rewrites the rest.
  const { code } = transformSync(source, { target: "es5", minifySyntax: false });
  const plain = transformSync(source, { target: "esnext" });
  expect(code).toBe(plain.code);
});
