import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { readConfig, VARIABLES } from "./config.ts";

const ROOT = join(import.meta.dirname, "..");
const FILE = join(ROOT, "docker-compose.grader.yml");
const text = await readFile(FILE, "utf8");

const REQUIRED = {
  API_URL: "https://gradewire.example",
  NODE_TOKEN: "node-secret",
  NODE_NAME: "n1",
  QUEUE_ACCOUNT_ID: "account",
  QUEUE_TOKEN: "queue-secret",
  QUEUE_ID: "queue",
};

/** The plug-in, the stand-alone program that Debian has, or neither. */
function findCompose(): string[] | null {
  for (const [command = "", ...args] of [["docker", "compose"], ["docker-compose"]]) {
    if (spawnSync(command, [...args, "version"]).status === 0) return [command, ...args];
  }
  return null;
}

function compose(args: string[], env: Record<string, string>) {
  const [command = "", ...rest] = found ?? [];
  const all = [...rest, "-f", FILE, ...args];
  return spawnSync(command, all, {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
  });
}

const found = findCompose();
if (!found) console.warn("Skipped `docker compose config`: there is no docker compose here.");

describe("docker-compose.grader.yml", () => {
  test("names every variable that the grader reads", () => {
    const missing = VARIABLES.filter((name) => !new RegExp(`^ +${name}: `, "m").test(text));
    expect(missing).toEqual([]);
  });

  test("leaves a stopping node more time than it takes to drain", () => {
    const drainMs = Number(/DRAIN_MS: "(\d+)"/.exec(text)?.[1]);
    const graceSeconds = Number(/stop_grace_period: (\d+)s/.exec(text)?.[1]);
    expect(graceSeconds * 1_000).toBeGreaterThan(drainMs + 5_000);
    expect(readConfig({ ...REQUIRED, DRAIN_MS: String(drainMs) }).DRAIN_MS).toBe(drainMs);
  });

  test.skipIf(!found)("is a valid compose file", () => {
    const { status, stderr, stdout } = compose(["config"], REQUIRED);
    expect(stderr).not.toMatch(/error|invalid/i);
    expect(status).toBe(0);
    expect(stdout).toContain("tcp://docker-proxy:2375");
  });

  test.skipIf(!found)("says what is missing", () => {
    const { NODE_TOKEN: _, ...env } = REQUIRED;
    const { status, stderr } = compose(["config"], env);
    expect(status).not.toBe(0);
    expect(stderr).toContain("the token of this node");
  });
});
