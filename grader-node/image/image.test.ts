import { afterAll, beforeAll, expect, it } from "vitest";

import { Limits } from "../../contract/limits.ts";
import { describeWithDocker } from "../testing/docker.ts";
import { ensureSandboxImage } from "./build.ts";
import { FORGERIES, NO_FORGERIES } from "./forgeries.ts";
import { HONEST_CLASSES } from "./honest-classes.ts";
import type { Sample } from "./programs.ts";
import { HOSTILE } from "./hostile-programs.ts";
import { ADD_TEST, HONEST } from "./programs.ts";
import type { ImageJob } from "./sandbox-run.ts";
import { ImageRunner } from "./sandbox-run.ts";
import { SHARED, SURROUNDED } from "./surrounded-programs.ts";

const BUILD_TIMEOUT_MS = 900_000;
const JOB_TIMEOUT_MS = 60_000;

function jobFor(sample: Sample): ImageJob {
  return {
    module: "solution",
    isolation: sample.isolation ?? "split",
    limits: Limits.parse(sample.limits ?? {}),
    code: sample.code,
    files: [{ path: "tests/test_add.py", source: sample.test ?? ADD_TEST }],
  };
}

describeWithDocker("the sandbox image", () => {
  let runner: ImageRunner;

  beforeAll(async () => {
    runner = new ImageRunner(await ensureSandboxImage({ log: console.log }));
  }, BUILD_TIMEOUT_MS);
  afterAll(() => runner.close());

  const table = (title: string, samples: Sample[]) =>
    it.each(samples.map((sample) => [sample.name, sample] as const))(
      `${title}: %s`,
      async (_name, sample) => {
        const result = await runner.run(jobFor(sample));
        const isolation = sample.isolation ?? "split";
        expect(result).toMatchObject({ verdict: sample.verdict, isolation });
        expect(JSON.stringify(result)).toMatch(sample.says ?? /./);
      },
      JOB_TIMEOUT_MS,
    );

  table("grades an honest program", HONEST);
  table("is not fooled by", HOSTILE);
  table("takes no object's word for", FORGERIES);
  table("takes plain data for", NO_FORGERIES);
  table("grades honest classes", HONEST_CLASSES);
  table("lets a test surround a program with", SURROUNDED);
  table("with one shared interpreter", SHARED);

  it("still grades rightly in a container that ran all of them", async () => {
    const [first] = HONEST;
    if (first === undefined) throw new Error("there is no first sample");
    expect(await runner.run(jobFor(first))).toMatchObject({ verdict: "correct" });
    expect(runner.ready).toEqual({ type: "ready", isolation: "namespaces", reason: null });
    expect(runner.containersStarted).toBe(1);
  });

  it("blames the tests, not the program, when a test file cannot be read", async () => {
    const job = jobFor({ name: "", code: "", verdict: "correct", test: "import unittest\ndef (" });
    expect(await runner.run(job)).toEqual({ error: expect.stringMatching(/test_add.py, line 2/) });
  });

  it("answers a job that is none with an error, and the next job as ever", async () => {
    const broken = { ...jobFor({ name: "", code: "", verdict: "correct" }), module: undefined };
    expect(await runner.run(broken as unknown as ImageJob)).toEqual({
      error: expect.stringMatching(/module is missing/),
    });
  });

  it("exits with 0 when its input ends", async () => {
    expect(await runner.close()).toBe(0);
  });
});

describeWithDocker("the sandbox image where namespaces are forbidden", () => {
  let runner: ImageRunner;

  beforeAll(async () => {
    const image = await ensureSandboxImage({ log: console.log });
    runner = new ImageRunner(image, { forbidsNamespaces: true });
  }, BUILD_TIMEOUT_MS);
  afterAll(() => runner.close());

  it.each([...HONEST, ...HOSTILE].map((sample) => [sample.name, sample] as const))(
    "%s",
    async (_name, sample) => {
      expect(await runner.run(jobFor(sample))).toMatchObject({ verdict: sample.verdict });
    },
    JOB_TIMEOUT_MS,
  );

  it("says so, and why, and needed few containers", () => {
    // Only what cannot be cleaned costs one, such as shared memory of System V.
    expect(runner.containersStarted).toBeLessThan(6);
    expect(runner.ready).toMatchObject({
      isolation: "users",
      reason: expect.stringMatching(
        /^This host does not let a container make namespaces .*not permitted/i,
      ),
    });
  });
});
