/**
 * One of the two threads of a pair: the judge's or the program's. It starts Python, says that it is
 * ready, and hands the thread over to Python for good.
 */
// Not the global of that name, which is taken away from the program's thread.
import process from "node:process";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";

import { closeJavaScript } from "./close-javascript.ts";
import { forgetModules } from "./forget-modules.ts";
import { startInterpreter, type Device, type PythonPackage } from "./interpreter.ts";
import { openMailbox } from "./mailbox.ts";
import { limitMemory, type MemoryLimit, memorySize } from "./memory-limit.ts";
import { createPieces } from "./pieces.ts";
import { openRing } from "./ring.ts";
import * as state from "./state.ts";

export type Role = "judge" | "student";

export interface WorkerData {
  role: Role;
  memory: state.PairMemory;
  mail: MessagePort;
  snapshot: SharedArrayBuffer;
  judgeFiles: PythonPackage;
}

/** Kinds of records from the program to the judge. */
const [MESSAGE, OUT, ERR] = [0, 1, 2] as const;
/** So many bytes of output are handed over at once, also where the judge waits for a message. */
const MOST_PRINTED = 1 << 16;
/** A value that takes more than a judge has is the program's fault, as in a container: 256 MiB. */
const MOST_JUDGE_PAGES = 4_096;
const NOTHING = new Uint8Array(0);
const utf8 = new TextDecoder();

const { role, memory, mail, snapshot, judgeFiles }: WorkerData = workerData;
const fields = new Int32Array(memory.fields);
// eslint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has none
const tell = (message: "ready" | Uint8Array) => parentPort?.postMessage(message);
const devices = role === "judge" ? judgeDevices() : studentDevices();
limitMemory(role === "judge" ? { mostPages: () => MOST_JUDGE_PAGES } : studentLimit());

const { pyodide, addDevice } = await startInterpreter(snapshot, [judgeFiles]);
for (const [name, device] of Object.entries(devices)) addDevice(name, device);
if (role === "judge") pyodide.setInterruptBuffer(new Uint8Array(memory.judgeInterrupt));
pyodide.setStdin({ stdin: () => null });
pyodide.setStdout(stream("out"));
pyodide.setStderr(stream("err"));
pyodide.runPython(`import wasm_${role}; ready = wasm_${role}.Ready()`);
const serve = pyodide.globals.get("ready").serve as () => void;
tell("ready");
if (role === "student") {
  Atomics.store(fields, state.PAGES, memorySize(pyodide) / state.PAGE_BYTES);
  forgetModules(pyodide, ["_ctypes", "_posixsubprocess", "_pyodide_core", "_socket"]);
  closeJavaScript();
}
serve();

/** None until its job is known. */
function studentLimit(): MemoryLimit {
  return {
    mostPages: () => Atomics.load(fields, state.MAX_PAGES) || Infinity,
    onGrown: (pages) => void Atomics.store(fields, state.PAGES, pages),
    onRefused: () => void Atomics.store(fields, state.WANTED_MORE, 1),
  };
}

/** What is written to one of the interpreter's own streams; what a test itself prints is for nobody. */
function stream(name: "out" | "err") {
  return {
    isatty: false,
    write(data: Uint8Array): number {
      if (role === "student") devices[name]?.write?.(Uint8Array.from(data));
      return data.length;
    },
  };
}

function judgeDevices(): Record<string, Device> {
  const toStudent = openRing(memory.toStudent);
  const fromStudent = openRing(memory.toJudge);
  const mailbox = openMailbox(mail, fields, state.JUDGE_MAIL);
  const messages = createPieces();
  const printed = { [OUT]: createPieces(), [ERR]: createPieces() };
  const sorted = { [MESSAGE]: messages, ...printed };

  const interrupt = new Uint8Array(memory.judgeInterrupt);
  /** A signal is for Python, which sees it only while it runs itself. */
  const isUndisturbed = () => Atomics.load(interrupt, 0) === 0;

  /** Puts the next record where it belongs. False when there is none. */
  function sortNext(wait: boolean): boolean {
    const record = fromStudent.read(wait && isUndisturbed);
    if (record) sorted[record.kind as typeof MESSAGE]?.add(record.data);
    return record !== null;
  }

  /** A program prints while this is read: without an end to it there would be none. */
  const isFull = () => printed[OUT].size + printed[ERR].size >= MOST_PRINTED;

  function readPrinted(kind: typeof OUT | typeof ERR, length: number): Uint8Array | null {
    while (!isFull() && sortNext(false));
    return printed[kind].take(length);
  }

  const letters = createPieces();
  return {
    warden: {
      read(length) {
        if (letters.size === 0) letters.add(mailbox.next());
        return letters.take(length) ?? NOTHING;
      },
      write: tell,
    },
    channel: {
      read(length) {
        while (messages.size === 0 && !isFull()) {
          if (!sortNext(true)) return isUndisturbed() ? NOTHING : null;
        }
        // Null when there is only output, or a signal: the judge takes it in, and asks again.
        return messages.take(length);
      },
      write: (data) => toStudent.write(MESSAGE, data),
    },
    out: { read: (length) => readPrinted(OUT, length) },
    err: { read: (length) => readPrinted(ERR, length) },
    called: { write: () => void Atomics.store(fields, state.WAS_CALLED, 1) },
    sleep: { write: (data) => pause(milliseconds(data)) },
  };
}

function studentDevices(): Record<string, Device> {
  const toJudge = openRing(memory.toJudge);
  const fromJudge = openRing(memory.toStudent);
  const read = createPieces();
  return {
    channel: {
      read(length) {
        if (read.size === 0) {
          const record = away(state.WAITING, () => fromJudge.read(true));
          if (record) read.add(record.data);
        }
        return read.take(length) ?? NOTHING;
      },
      write(data) {
        // The judge may start or stop the clock at once.
        noteCpu();
        Atomics.add(fields, state.ANSWERS, 1);
        toJudge.write(MESSAGE, data);
      },
    },
    out: { write: (data) => toJudge.write(OUT, data) },
    err: { write: (data) => toJudge.write(ERR, data) },
    // Sleeps without computing; told in milliseconds.
    sleep: { write: (data) => away(state.SLEEPING, () => pause(milliseconds(data))) },
  };
}

function noteCpu(): void {
  const { user, system } = process.threadCpuUsage();
  Atomics.store(fields, state.CPU_MS, Math.round((user + system) / 1_000));
  Atomics.store(fields, state.RUNS_SINCE_MS, state.nowMs());
}

/** Does what takes time and no CPU: the program's clock stands still meanwhile. */
function away<T>(turn: typeof state.WAITING | typeof state.SLEEPING, wait: () => T): T {
  noteCpu();
  Atomics.store(fields, state.TURN, turn);
  const found = wait();
  Atomics.store(fields, state.RUNS_SINCE_MS, state.nowMs());
  Atomics.store(fields, state.TURN, state.RUNNING);
  return found;
}

function milliseconds(text: Uint8Array): number {
  return Number(utf8.decode(text));
}

function pause(ms: number): void {
  if (ms > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
