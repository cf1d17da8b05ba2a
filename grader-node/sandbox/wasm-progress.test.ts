import { afterAll, beforeAll, describe, expect, test } from "vitest";

import {
  outcomes,
  PRINTS_PROGRESS,
  TESTS_TAKE_THEIR_TIME,
  thenDoes,
  thenTests,
  WRITES_PROGRESS,
} from "../testing/progress-samples.ts";
import type { SandboxProgress } from "./types.ts";
import { createWasmSandbox, type WasmSandbox } from "./wasm.ts";

const FIRST = ["test_two.Two.test_first: passed"];

describe("how far a run in WebAssembly is", { timeout: 60_000 }, () => {
  let sandbox: WasmSandbox;
  beforeAll(async () => {
    sandbox = createWasmSandbox({ slots: 1 });
    await sandbox.prepare();
  });
  afterAll(() => sandbox.close());

  test.each([
    ["hangs in a loop", "while True: pass", "time_limit"],
    ["sleeps without end", "time.sleep(1000)", "time_limit"],
  ])("is told when a later test %s, and kept in the verdict", async (_, line, verdict) => {
    const told: SandboxProgress[] = [];
    const job = thenDoes(line);
    const result = await sandbox.run(job, undefined, (progress) => void told.push(progress));
    expect(outcomes(told)).toEqual([FIRST]);
    expect(told[0]?.testCount).toBe(2);
    expect(result.verdict).toBe(verdict);
    expect(result.tests[0]).toEqual(told[0]?.tests[0]);
  });

  test.each(TESTS_TAKE_THEIR_TIME)("is told while tests %s", async (_, lines) => {
    const told: SandboxProgress[] = [];
    const job = thenTests(lines);
    const result = await sandbox.run(job, undefined, (progress) => void told.push(progress));
    expect(result.verdict).toBe("correct");
    expect(outcomes(told)[0]).toEqual(FIRST);
  });

  test("cannot be written by a program", async () => {
    const told: SandboxProgress[] = [];
    const listen = (progress: SandboxProgress) => void told.push(progress);
    const printed = await sandbox.run(thenDoes(PRINTS_PROGRESS), undefined, listen);
    expect(printed.verdict).toBe("correct");
    expect(outcomes(told)).toEqual([FIRST]);
    const broken = await sandbox.run(thenDoes(WRITES_PROGRESS), undefined, listen);
    expect(broken.verdict).not.toBe("correct");
    for (const said of outcomes(told)) expect(said).toEqual(FIRST);
  });
});
