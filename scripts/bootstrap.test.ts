import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "acorn";
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

test("the bootstrap is written in a JavaScript that any Node can read", () => {
  const source = readFileSync(BOOTSTRAP, "utf8");
  expect(() => parse(source, { ecmaVersion: 5 })).not.toThrow();
});
