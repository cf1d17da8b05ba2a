import { afterEach, beforeAll, expect, test } from "vitest";

import { ensureSandboxImage } from "../image/build.ts";
import { describeWithDocker } from "../testing/docker.ts";
import { jobOf, rogue, SandboxHarness, SAY_CORRECT } from "../testing/docker-sandbox.ts";
import { outcomes, thenDoes, WRITES_PROGRESS } from "../testing/progress-samples.ts";
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
    expect((await sandbox.run(jobOf(RIGHT), undefined, listen)).verdict).toBe("correct");
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

  test("cannot be written by a program", async () => {
    await harness.create().run(thenDoes(WRITES_PROGRESS), undefined, listen);
    for (const said of outcomes(told)) expect(said).toEqual(FIRST);
  });

  test("is refused where it is malformed, with the verdict that follows", async () => {
    const say = `say(b'{"type":"progress","tests":[{}],"testCount":1}')\n${SAY_CORRECT}`;
    const sandbox = harness.create({ entrypoint: rogue(say) });
    await expect(sandbox.run(jobOf(RIGHT), undefined, listen)).rejects.toThrow(SandboxError);
    expect(told).toEqual([]);
  });
});
