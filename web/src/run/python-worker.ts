import { loadPyodide, type PyodideAPI } from "pyodide";

import type { PythonParts, RunJob, ToWorker } from "./messages.ts";

/** The worker's own half of its global scope, which the page's types do not know. */
interface WorkerScope {
  postMessage(message: unknown): void;
}

const scope = globalThis as unknown as WorkerScope;
const JUDGE_FOLDER = "/gradewire";
const MIB = 1024 * 1024;
const PAGE_BYTES = 64 * 1024;

let python: PyodideAPI | null = null;

globalThis.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "start") {
    void start(data.parts);
  } else if (python !== null) {
    run(python, data.job);
  }
});

/** An interpreter with the judge's code imported. It takes one job. */
async function start({ wasm, library, judge, snapshot }: PythonParts): Promise<void> {
  try {
    const compiled = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm);
    // Pyodide would fetch its parts, which the policy of this script forbids: they are here already.
    WebAssembly.instantiateStreaming = async (_source, imports) => ({
      module: compiled,
      instance: await WebAssembly.instantiate(compiled, imports),
    });
    globalThis.fetch = async () => new Response(library);
    python = await loadPyodide({
      indexURL: "/",
      lockFileContents: PYODIDE_LOCK,
      // The order of a set is then the same when a program is run again.
      env: { PYTHONHASHSEED: "0", HOME: "/home/student" },
      // Neither is promised by Pyodide's documentation: its version is pinned.
      ...(snapshot === null ? { _makeSnapshot: true } : { _loadSnapshot: snapshot }),
    });
    const sources: Record<string, string> = JSON.parse(judge);
    python.FS.mkdirTree(`${JUDGE_FOLDER}/gradewire`);
    for (const [path, source] of Object.entries(sources)) {
      python.FS.writeFile(`${JUDGE_FOLDER}/${path}`, source);
    }
    say({ event: "ready", wasm: compiled, snapshot: snapshot === null ? prepare(python) : null });
  } catch (error) {
    say({ event: "broken", reason: String(error) });
  }
}

function say(message: object): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one listener
  scope.postMessage(message);
}

/** Imports all that a run needs, and returns the memory as it is then. */
function prepare(fresh: PyodideAPI): Uint8Array {
  fresh.runPython(`import sys; sys.path.append("${JUDGE_FOLDER}"); import tried; tried.prepare()`);
  return fresh.makeMemorySnapshot();
}

function run(interpreter: PyodideAPI, job: RunJob): void {
  try {
    limitMemory(job.limits.memoryMb * MIB);
    const tried = interpreter.pyimport("tried");
    const text: string = tried.run(JSON.stringify(job), (event: string, fields: string) => {
      say({ event, ...JSON.parse(fields) });
      if (event === "ask" || event === "flood") {
        waitForTheEnd();
      }
    });
    say({ event: "done", tried: JSON.parse(text) });
  } catch (error) {
    // What Python itself raises here is the harness's; anything else is an interpreter that died.
    const isOurs = error instanceof Error && error.name === "PythonError";
    say(isOurs ? { event: "broken", reason: String(error) } : { event: "crashed" });
  }
}

/** The page ends this worker as soon as it has read why. Nothing of the program may go on until then. */
function waitForTheEnd(): never {
  for (;;) {
    // Nothing.
  }
}

/** What is refused becomes a MemoryError in Python. */
function limitMemory(moreBytes: number): void {
  const { prototype } = WebAssembly.Memory;
  // oxlint-disable-next-line typescript/unbound-method -- it is called with the memory in question
  const { grow } = prototype;
  let most: number | null = null;
  prototype.grow = function growWithin(pages) {
    most ??= this.buffer.byteLength + moreBytes;
    if (this.buffer.byteLength + pages * PAGE_BYTES > most) {
      throw new RangeError("more memory than the program may have");
    }
    return grow.call(this, pages);
  };
}
