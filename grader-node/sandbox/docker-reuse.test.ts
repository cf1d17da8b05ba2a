import { afterEach, beforeAll, expect, test } from "vitest";

import { DEFAULT_LIMITS } from "../../contract/limits.ts";
import { ensureSandboxImage } from "../image/build.ts";
import { docker } from "../image/docker-cli.ts";
import { describeWithDocker } from "../testing/docker.ts";
import { jobOf, rogue, SAY_CORRECT, SandboxHarness } from "../testing/docker-sandbox.ts";
import { RIGHT, until, WRONG } from "../testing/samples.ts";

describeWithDocker("the containers of the Docker sandbox", () => {
  const h = new SandboxHarness();

  beforeAll(async () => {
    h.image = await ensureSandboxImage({ log: console.log });
  });
  afterEach(() => h.closeAll());

  test("takes many jobs to one container, started before the first", async () => {
    const sandbox = h.create();
    await sandbox.prepare();
    await until("one runs", async () => (await h.containers("running")).length === 1);
    const [first] = await h.containers();
    for (const code of [RIGHT, WRONG, RIGHT, RIGHT]) await sandbox.run(jobOf(code));
    expect(h.started).toBe(1);
    expect(await h.containers()).toEqual([first]);
  });

  test("recycles a container after so many jobs, with its successor already there", async () => {
    const sandbox = h.create({ reuse: 2 });
    for (const code of [RIGHT, WRONG, RIGHT, WRONG, RIGHT]) await sandbox.run(jobOf(code));
    await until("all successors have come", () => h.started >= 3);
    expect(h.retired.filter((why) => why === "used")).toHaveLength(2);
    await until("one is left", async () => (await h.containers()).length === 1);
  });

  test.each([0, 1])("with %i jobs a container each job has its own, kept warm", async (reuse) => {
    const sandbox = h.create({ reuse, warm: 1 });
    await sandbox.prepare();
    await until("one waits", async () => (await h.containers("running")).length === 1);
    const [first] = await h.containers();
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    expect((await sandbox.run(jobOf(WRONG))).verdict).toBe("incorrect");
    expect(h.retired).toEqual(["used", "used"]);
    await until("another one waits", async () => {
      const [id, ...more] = await h.containers("running");
      return id !== undefined && id !== first && more.length === 0;
    });
  });

  test("without warm containers each job starts one, and none stays", async () => {
    const sandbox = h.create({ reuse: 1, warm: 0 });
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    await until("none is left", async () => (await h.containers()).length === 0);
  });

  test("replaces a container that was killed while it was idle", async () => {
    const sandbox = h.create();
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    const [first] = await h.containers("running");
    await docker(["kill", first!]);
    await until("another one runs", async () => {
      const [id] = await h.containers("running");
      return id !== undefined && id !== first;
    });
    expect(h.retired).toEqual(["ended"]);
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
  });

  test("runs jobs side by side, more than it has slots", async () => {
    const sandbox = h.create({ slots: 2 });
    const codes = [RIGHT, WRONG, RIGHT, WRONG, RIGHT];
    const results = await Promise.all(codes.map((code) => sandbox.run(jobOf(code))));
    expect(results.map(({ verdict }) => verdict)).toEqual(
      codes.map((code) => (code === RIGHT ? "correct" : "incorrect")),
    );
    // The first one there may have run all of them before the second had started.
    await until("both have started", () => h.started >= 2);
    expect(h.started).toBe(2);
    expect(Math.max(...h.waiting)).toBe(codes.length);
    expect(h.waiting.at(-1)).toBe(0);
  });

  test("gives a job the memory that its assignment asks for, and keeps it for the next", async () => {
    const sandbox = h.create();
    await sandbox.run(jobOf(RIGHT));
    const limits = { ...DEFAULT_LIMITS, memoryMb: 512 };
    const code = `${RIGHT}kept = bytearray(400 * 1024 * 1024)\n`;
    for (const text of [code, code, RIGHT]) {
      expect((await sandbox.run({ ...jobOf(text), limits })).verdict).toBe("correct");
    }
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    expect(h.started).toBe(2);
    expect(h.retired).toEqual(["replaced"]);
  });

  test("a container that does not become ready again is not used again, and nobody waits for it", async () => {
    const sandbox = h.create({ entrypoint: rogue(SAY_CORRECT), settleMs: 200 });
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    await until("both were removed", () => h.retired.length === 2);
    expect(h.retired).toEqual(["late", "late"]);
  });

  test("a container that ends after its answer has given it, and is replaced", async () => {
    const leaves = rogue(`${SAY_CORRECT}; sys.exit()`);
    const sandbox = h.create({ entrypoint: leaves });
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    await until("both were removed", () => h.retired.length === 2);
    expect(h.retired).toEqual(["ended", "ended"]);
  });
});
