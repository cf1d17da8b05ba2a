import { spawnSync } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

import { describe, expect, test } from "vitest";

import { createWasmSandbox } from "./wasm.ts";

const CLOSING = pathToFileURL(join(import.meta.dirname, "wasm/host/close-javascript.ts")).href;

/** Each is tried in a thread, before and after it is closed: it gives something, or is refused. */
const WAYS = {
  process: "process.pid",
  require: "require('node:fs')",
  fetch: "fetch.name",
  WebSocket: "WebSocket.name",
  BroadcastChannel: "BroadcastChannel.name",
  timers: "setTimeout.name + setImmediate.name",
  eval: "eval('1 + 1')",
  "an indirect eval": "(0, eval)('1 + 1')",
  "import() of a part of Node": "await import('node:net')",
  "import() of a text": "await import('data:text/javascript,export default 1')",
  Function: "new Function('return 1')()",
  "the constructor of functions": "(() => {}).constructor('return 1')()",
  "the constructor of asynchronous functions": "await (async () => {}).constructor('return 1')()",
  "the constructor of generators": "(function* () {}).constructor('yield 1')().next()",
  "the constructor of constructors": "Array.constructor('return 1')()",
  "a module of WebAssembly": "new WebAssembly.Module(EMPTY)",
  "an instance of one": "await WebAssembly.instantiate(EMPTY)",
  "its compiler": "await WebAssembly.compile(EMPTY)",
};

/** A thread's text, which has require() at first. What it declares itself is no global. */
const TRIES = `
const { parentPort, workerData } = require("node:worker_threads");
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const ways = { ${Object.entries(WAYS)
  .map(([name, code]) => `${JSON.stringify(name)}: async () => ${code}`)
  .join(",\n")} };
const tryAll = async () => {
  const found = [];
  for (const [name, way] of Object.entries(ways)) {
    try {
      if ((await way()) !== undefined) found.push(name);
    } catch {}
  }
  return found;
};
(async () => {
  const { closeJavaScript } = await import(workerData);
  const before = await tryAll();
  closeJavaScript();
  parentPort.postMessage({ before, after: await tryAll(), names: Object.getOwnPropertyNames(globalThis)
    .filter((name) => globalThis[name] !== undefined && !/^[A-Z]/.test(name)) });
})();
`;

describe("a thread whose JavaScript is closed", () => {
  test("has the language, and nothing that reaches further or makes code", async () => {
    const worker = new Worker(TRIES, { eval: true, workerData: CLOSING });
    const told = await new Promise<{ before: string[]; after: string[]; names: string[] }>(
      (resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
      },
    );
    await worker.terminate();
    expect(told.before).toEqual(Object.keys(WAYS));
    expect(told.after).toEqual([]);
    expect(told.names.toSorted()).toEqual(
      ["console", "decodeURIComponent", "encodeURIComponent", "globalThis", "isFinite", "isNaN"]
        .concat(["parseFloat", "parseInt", "performance"])
        .toSorted(),
    );
  });
});

/** What the process of the interpreters may not do, whatever runs in it. */
const FORBIDDEN = `
const fs = require("node:fs");
const { execFileSync } = require("node:child_process");
const ways = {
  "reads a file of the host": () => fs.readFileSync("/etc/passwd"),
  "lists the root folder": () => fs.readdirSync("/"),
  "reads the environment of the node": () => fs.readFileSync("/proc/self/environ"),
  "writes a file": () => fs.writeFileSync(process.argv[1], ""),
  "starts a program": () => execFileSync(process.execPath, ["--version"]),
  "opens a debugger": () => new (require("node:inspector").Session)().connect(),
  "uses WASI": () => new (require("node:wasi").WASI)({ version: "preview1" }),
};
const done = [];
for (const [name, way] of Object.entries(ways)) {
  try {
    way();
    done.push(name);
  } catch (error) {
    if (error.code !== "ERR_ACCESS_DENIED") done.push(name + ": " + error);
  }
}
console.log(JSON.stringify(done));
`;

function tryForbidden(flags: string[]): string[] {
  const probe = join(import.meta.dirname, "..", "..", "node_modules", ".gradewire-probe");
  const { stdout } = spawnSync(process.execPath, [...flags, "-e", FORBIDDEN, probe], {
    encoding: "utf8",
  });
  rmSync(probe, { force: true });
  return JSON.parse(stdout);
}

describe("the process of the interpreters", () => {
  test("may read its own files, and nothing else", async () => {
    const started: { spawnargs: string[] }[] = [];
    const note = (message: unknown) =>
      void started.push((message as { process: { spawnargs: string[] } }).process);
    subscribe("child_process", note);
    const sandbox = createWasmSandbox({ slots: 1 });
    try {
      await sandbox.prepare();
    } finally {
      unsubscribe("child_process", note);
      await sandbox.close();
    }
    const flags = (started[0]?.spawnargs ?? []).filter((arg) => /^--(permission|allow)/.test(arg));
    expect(flags).toContain("--permission");
    expect(tryForbidden(flags)).toEqual([]);
    expect(tryForbidden([])).toHaveLength(7);
  });
});
