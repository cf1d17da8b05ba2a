import { afterEach, beforeAll, expect, test } from "vitest";

import { ensureSandboxImage } from "../image/build.ts";
import { describeWithDocker } from "../testing/docker.ts";
import { jobOf, rogue, SandboxHarness, SAY_CORRECT } from "../testing/docker-sandbox.ts";
import {
  MADE_TESTS,
  outcomes,
  PRINTS_PROGRESS,
  RINGS,
  SENDS_SIGNALS,
  TESTS_TAKE_THEIR_TIME,
  thenDoes,
  thenTests,
  WRITES_PROGRESS,
} from "../testing/progress-samples.ts";
import { RIGHT } from "../testing/samples.ts";
import { SandboxError, type SandboxProgress } from "./types.ts";

const FIRST = ["test_two.Two.test_first: passed"];

describeWithDocker("how far a run in a container is", () => {
  const harness = new SandboxHarness();
  let told: SandboxProgress[] = [];
  const listen = (progress: SandboxProgress) => void told.push(progress);

  beforeAll(async () => {
    harness.image = await ensureSandboxImage({ log: console.log });
  });
  afterEach(async () => {
    told = [];
    await harness.closeAll();
  });

  test("is not told of a short run", async () => {
    const sandbox = harness.create();
    let wallMs = Infinity;
    // On a busy machine one may not be short.
    while (wallMs > 400) {
      told = [];
      const result = await sandbox.run(jobOf(RIGHT), undefined, listen);
      expect(result.verdict).toBe("correct");
      ({ wallMs } = result);
    }
    expect(told).toEqual([]);
  });

  test.each([
    ["hangs in a loop", "while True: pass"],
    ["sleeps without end", "time.sleep(1000)"],
  ])("is told when a later test %s, and kept in the verdict", async (_, line) => {
    const result = await harness.create().run(thenDoes(line), undefined, listen);
    expect(outcomes(told)).toEqual([FIRST]);
    expect(told[0]?.testCount).toBe(2);
    expect(result.verdict).toBe("time_limit");
    expect(result.tests[0]).toEqual(told[0]?.tests[0]);
    expect(result.tests[1]?.outcome).toBe("error");
  });

  test("is told where tests and program share a process", async () => {
    const job = thenDoes("time.sleep(1)", { isolation: "shared" });
    const result = await harness.create().run(job, undefined, listen);
    expect(result.verdict).toBe("correct");
    expect(outcomes(told)[0]).toEqual(FIRST);
  });

  test.each(TESTS_TAKE_THEIR_TIME)("is told while tests %s", async (_, lines) => {
    const job = thenTests(lines);
    const result = await harness.create().run(job, undefined, listen);
    expect(result.verdict).toBe("correct");
    expect(outcomes(told)[0]).toEqual(FIRST);
  });

  test("leaves a test its own signals", async () => {
    const result = await harness.create().run(thenTests(RINGS), undefined, listen);
    expect(result.tests[1]).toMatchObject({ outcome: "passed", message: null });
    expect(outcomes(told)).toEqual([FIRST]);
  });

  test("counts the tests of a file that has not begun as they are written, and then as they are", async () => {
    const job = thenTests("time.sleep(1.5)");
    const files = [...job.files, MADE_TESTS];
    const result = await harness.create().run({ ...job, files }, undefined, listen);
    expect(result.verdict).toBe("correct");
    expect(told[0]?.testCount).toBe(3);
    expect(told.at(-1)?.testCount).toBe(5);
    for (const { tests } of told) expect(tests).toEqual(result.tests.slice(0, tests.length));
  });

  test("is not asked for by a program", async () => {
    const sandbox = harness.create();
    const job = thenDoes(SENDS_SIGNALS);
    expect((await sandbox.run(job, undefined, listen)).verdict).toBe("correct");
    expect(outcomes(told)).toEqual([FIRST]);
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    expect(harness.started).toBe(1);
  });

  test("is not told of a run that was given up", async () => {
    const giveUp = new AbortController();
    const job = thenTests("time.sleep(1.2)");
    const files = [...job.files, MADE_TESTS];
    const ended = harness.create().run({ ...job, files }, giveUp.signal, (progress) => {
      listen(progress);
      giveUp.abort();
    });
    await expect(ended).rejects.toThrow(/given up/);
    expect(told).toHaveLength(1);
  });

  test("cannot be written by a program", async () => {
    const sandbox = harness.create();
    const printed = await sandbox.run(thenDoes(PRINTS_PROGRESS), undefined, listen);
    expect(printed.verdict).toBe("correct");
    expect(outcomes(told)).toEqual([FIRST]);
    const broken = await sandbox.run(thenDoes(WRITES_PROGRESS), undefined, listen);
    expect(broken.verdict).toBe("runtime_error");
    for (const said of outcomes(told)) expect(said).toEqual(FIRST);
  });

  test("is refused where it is malformed, with the verdict that follows", async () => {
    const say = `say(b'{"type":"progress","tests":[{}],"testCount":1}')\n${SAY_CORRECT}`;
    const sandbox = harness.create({ entrypoint: rogue(say) });
    await expect(sandbox.run(jobOf(RIGHT), undefined, listen)).rejects.toThrow(SandboxError);
    expect(told).toEqual([]);
  });
});
