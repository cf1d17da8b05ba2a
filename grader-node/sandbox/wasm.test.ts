import { subscribe, unsubscribe } from "node:diagnostics_channel";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { BUNDLE, RIGHT, until, WRONG } from "../testing/samples.ts";
import { JudgeRefusal, SandboxError, type SandboxJob } from "./types.ts";
import { createWasmSandbox, type WasmSandbox } from "./wasm.ts";

const { format: _, ...TEMPLATE } = BUNDLE;
const LIMITS = { cpuSeconds: 1, memoryMb: 128, outputKb: 16 };

const jobOf = (code: string, more: Partial<SandboxJob> = {}): SandboxJob => ({
  ...TEMPLATE,
  code,
  ...more,
});
/** A program whose add() does something first. */
const doing = (what: string) =>
  `import asyncio, os, subprocess, threading, time\ndef add(a, b):\n    ${what}\n    return a + b\n`;
const testing = (source: string) => [{ path: "tests/test_add.py", source }];

/** The machine may be busy with other suites. */
const TIMEOUT_MS = 60_000;

describe("the WebAssembly sandbox", { timeout: TIMEOUT_MS }, () => {
  let sandbox: WasmSandbox;
  beforeAll(async () => {
    sandbox = createWasmSandbox({ slots: 2 });
    await sandbox.prepare();
  });
  afterAll(() => sandbox.close());

  test.each([
    ["right", RIGHT, "correct"],
    ["wrong", WRONG, "incorrect"],
    ["no Python", "def add(a, b:\n", "syntax_error"],
    ["one that raises while it is loaded", "1 / 0\n", "runtime_error"],
    ["one that raises when it is called", doing("1 / 0"), "incorrect"],
    ["endless", doing("while True: pass"), "time_limit"],
    ["endless while it is loaded", "while True: pass\n", "time_limit"],
    ["asleep for too long", doing("time.sleep(1000)"), "time_limit"],
    ["greedy", doing("x = [bytes(1 << 20) for _ in range(1000)]"), "memory_limit"],
    ["loud", doing("while True: print('x' * 1000)"), "output_limit"],
    ["one that ends itself", doing("os._exit(0)"), "runtime_error"],
    ["one that asks where nobody answers", doing("input()"), "incorrect"],
    ["asynchronous", doing("asyncio.run(asyncio.sleep(0.01))"), "correct"],
    ["asleep for a moment", doing("time.sleep(0.05)"), "correct"],
  ])("judges a program that is %s", async (_what, code, verdict) => {
    const result = await sandbox.run(jobOf(code, { limits: LIMITS }));
    expect(result).toMatchObject({ verdict, isolation: "split" });
  });

  test.each([
    ["a thread", "threading.Thread(target=print).start()", /can't start new thread/],
    ["another program", "os.system('true')", /a program cannot start others here/],
    ["a subprocess", "subprocess.run(['true'])", /does not support processes/],
    ["a module of C", "import ctypes", /a program cannot reach the machine's memory here/],
    ["a socket", "import socket; socket.socket()", /a program has no network here/],
  ])("says in words why there is not %s", async (_what, line, message) => {
    const { verdict, tests } = await sandbox.run(jobOf(doing(line)));
    expect(verdict).toBe("incorrect");
    expect(tests[0]?.message).toMatch(message);
  });

  test("lets a test answer input()", async () => {
    const files = testing(`import unittest
from unittest.mock import patch
from solution import ask

class Ask(unittest.TestCase):
    def test_name(self):
        with patch("builtins.input", return_value="Ada"):
            self.assertEqual(ask(), "Ada")
`);
    const result = await sandbox.run(jobOf("def ask():\n    return input()\n", { files }));
    expect(result.verdict).toBe("correct");
  });

  test("runs tests and program in one interpreter where the assignment says so", async () => {
    const result = await sandbox.run(jobOf(RIGHT, { isolation: "shared" }));
    expect(result).toMatchObject({ verdict: "correct", isolation: "shared" });
  });

  test("refuses tests that cannot be loaded, and goes on", async () => {
    const broken = jobOf(RIGHT, { files: testing("def (") });
    await expect(sandbox.run(broken)).rejects.toThrow(JudgeRefusal);
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
  });

  test("refuses tests that loop by themselves", async () => {
    const files = testing("import solution\nwhile True: pass\n");
    await expect(sandbox.run(jobOf(RIGHT, { files }))).rejects.toThrow(/they hang/);
  });

  test("gives each of two jobs at the same time its own verdict", async () => {
    const results = await Promise.all([RIGHT, WRONG].map((code) => sandbox.run(jobOf(code))));
    expect(results.map(({ verdict }) => verdict)).toEqual(["correct", "incorrect"]);
  });

  test("gives up a job by its signal, and goes on", async () => {
    const giveUp = new AbortController();
    const run = sandbox.run(jobOf(doing("time.sleep(1000)")), giveUp.signal);
    setTimeout(() => giveUp.abort(), 200);
    await expect(run).rejects.toThrow(/given up/);
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    await expect(sandbox.run(jobOf(RIGHT), AbortSignal.abort())).rejects.toThrow(SandboxError);
  });
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("the process of a WebAssembly sandbox", { timeout: TIMEOUT_MS }, () => {
  test("is followed by another when it is killed, and does not outlive the sandbox", async () => {
    const started: { pid: number }[] = [];
    // It is told of before it has its number.
    const note = (message: unknown) =>
      void started.push((message as { process: { pid: number } }).process);
    subscribe("child_process", note);
    const sandbox = createWasmSandbox({ slots: 1 });
    try {
      await sandbox.prepare();
      const lost = sandbox.run(jobOf(doing("time.sleep(1000)")));
      setTimeout(() => process.kill(started[0]!.pid, "SIGKILL"), 200);
      await expect(lost).rejects.toThrow(SandboxError);
      expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
      expect(started).toHaveLength(2);
    } finally {
      unsubscribe("child_process", note);
      await sandbox.close();
    }
    await until("both processes are gone", () => !started.some(({ pid }) => isThere(pid)));
    await expect(sandbox.run(jobOf(RIGHT))).rejects.toThrow(/closed/);
  });
});
