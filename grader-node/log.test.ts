import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { createLog } from "./log.ts";
import { claimOf } from "./testing/samples.ts";

function capture() {
  const lines: string[] = [];
  const log = createLog({ level: "debug", node: "n1" }, { write: (line) => lines.push(line) });
  return { log, lines };
}

test("writes one JSON line with node, level, time and ids", () => {
  const { log, lines } = capture();
  log.info({ gradingId: "g1" }, "job done");
  expect(JSON.parse(lines[0]!)).toMatchObject({
    level: "info",
    node: "n1",
    gradingId: "g1",
    msg: "job done",
    time: expect.stringMatching(/^\d{4}-.*Z$/),
  });
});

test("neither a token nor a student's code is written, even when a caller passes one", () => {
  const { log, lines } = capture();
  const claim = claimOf("g1", { code: "print('hidden')" });
  log.info({ claim, token: "node-secret", request: { authorization: "Bearer node-secret" } }, "x");
  log.info({ job: { files: [{ source: "assert hidden" }] }, code: "hidden" }, "x");
  expect(lines.join("")).toContain("g1");
  expect(lines.join("")).not.toMatch(/hidden|node-secret/);
});

test("an error is written by its sentence and cause, without its other fields", () => {
  const { log, lines } = capture();
  const error = Object.assign(new Error("It failed.", { cause: new Error("ECONNREFUSED") }), {
    json: { code: "hidden" },
  });
  log.warn({ err: error }, "x");
  expect(JSON.parse(lines[0]!).err).toEqual({
    type: "Error",
    message: "It failed.",
    cause: "ECONNREFUSED",
  });
});

test("a log that cannot be written, as on a full disk, ends nothing", () => {
  const module = JSON.stringify(join(import.meta.dirname, "log.ts"));
  const program = `const { createLog } = await import(${module});
    createLog({ level: "info", node: "n" }).info({}, "lost");
    console.error("goes on");`;
  const full = openSync("/dev/full", "w");
  const args = ["--input-type=module", "--eval", program];
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ["ignore", full, "pipe"],
    encoding: "utf8",
    timeout: 30_000,
  });
  closeSync(full);
  expect([status, stderr]).toEqual([0, "goes on\n"]);
});
