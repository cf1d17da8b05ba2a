import { afterEach, beforeAll, expect, test } from "vitest";

import { ensureSandboxImage } from "../image/build.ts";
import { docker } from "../image/docker-cli.ts";
import { describeWithDocker } from "../testing/docker.ts";
import { jobOf, rogue, SAY_CORRECT, SandboxHarness } from "../testing/docker-sandbox.ts";
import { RIGHT, until, WRONG } from "../testing/samples.ts";
import { createDockerSandbox, type Isolation } from "./docker.ts";
import { JudgeRefusal, SandboxError } from "./types.ts";

describeWithDocker("the Docker sandbox", () => {
  const h = new SandboxHarness();

  beforeAll(async () => {
    h.image = await ensureSandboxImage({ log: console.log });
  });
  afterEach(() => h.closeAll());

  test("calls a right program correct and a wrong one incorrect", async () => {
    const sandbox = h.create();
    const right = await sandbox.run(jobOf(RIGHT));
    expect(right.verdict).toBe("correct");
    expect(right.tests.map(({ outcome }) => outcome)).toEqual(["passed", "passed"]);
    const wrong = await sandbox.run(jobOf(WRONG));
    expect(wrong.verdict).toBe("incorrect");
  });

  test("says what keeps jobs apart, once, and why it is no better", async () => {
    const real = h.create();
    await real.run(jobOf(RIGHT));
    await real.run(jobOf(RIGHT));
    expect(h.isolations).toHaveLength(1);
    const [{ isolation, reason }] = h.isolations as [Isolation];
    expect(reason === null).toBe(isolation === "namespaces");
    const other = h.create({ entrypoint: rogue(SAY_CORRECT) });
    await other.run(jobOf(RIGHT));
    expect(h.isolations).toEqual([{ isolation: "users", reason: "it is a test" }]);
  });

  test("a refusal of the judge is the job's, and the container goes on", async () => {
    const sandbox = h.create();
    const broken = { ...jobOf(RIGHT), files: [{ path: "tests/test_a.py", source: "def (" }] };
    await expect(sandbox.run(broken)).rejects.toThrow(JudgeRefusal);
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    expect(h.started).toBe(1);
  });

  test("an answer beyond the cap is a fault of ours, and read no further", async () => {
    const answer = 'o.write((2**31).to_bytes(4, "big")); o.write(b"x" * 2**26)';
    const sandbox = h.create({ entrypoint: rogue(answer) });
    await expect(sandbox.run(jobOf(RIGHT))).rejects.toThrow(/cap/);
  });

  test.each([
    ["no JSON", 'o.write(b"\\0\\0\\0\\2{{")', /something else than JSON/],
    ["another shape", 'o.write(b"\\0\\0\\0\\2{}")', /malformed/],
    [
      "a result with a verdict that there is not",
      `b = b'{"type":"result","result":{"verdict":"fine"}}'; o.write(len(b).to_bytes(4, "big") + b)`,
      /malformed/,
    ],
    [
      "a fault of its own",
      `b = b'{"type":"error","reason":"no fork"}'; o.write(len(b).to_bytes(4, "big") + b)`,
      /no fork/,
    ],
  ])("a judge that answers with %s is a fault of ours", async (_name, answer, message) => {
    const sandbox = h.create({ entrypoint: rogue(answer) });
    const error = await sandbox.run(jobOf(RIGHT)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SandboxError);
    expect(String(error)).toMatch(message);
  });

  test.each([
    ["does not say first that it is ready", "say(b'{}')", /malformed/],
    ["ends before it is ready", "sys.exit(3)", /Exit code 3/],
  ])("a container that %s cannot be used", async (_name, first, message) => {
    const sandbox = h.create({ entrypoint: rogue("", first) });
    const error = await sandbox.run(jobOf(RIGHT)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SandboxError);
    expect(String(error)).toMatch(message);
  });

  test("a container that speaks before it was asked is not believed", async () => {
    const entrypoint = rogue("", "ready(); time.sleep(1); say(b'{}')");
    const sandbox = h.create({ entrypoint });
    await sandbox.prepare();
    await until("it was removed", () => h.retired.length > 0);
    expect(h.retired[0]).toBe("ended");
  });

  test("a container killed in the middle of a job is a fault of ours, told with its exit code", async () => {
    const sandbox = h.create({ entrypoint: rogue("time.sleep(600)") });
    const running = sandbox.run(jobOf(RIGHT)).catch((reason: unknown) => reason);
    await until("it has the job", () => h.isolations.length === 1);
    await docker(["kill", ...(await h.containers("running"))]);
    const error = await running;
    expect(error).toBeInstanceOf(SandboxError);
    expect(String(error)).toContain("Exit code 137");
  });

  test("a job that is given up ends at once and leaves nothing", async () => {
    const sandbox = h.create({ entrypoint: rogue("time.sleep(600)"), reuse: 1 });
    const stopping = new AbortController();
    const running = sandbox.run(jobOf(RIGHT), stopping.signal).catch((reason: unknown) => reason);
    await until("it has the job", () => h.isolations.length === 1);
    stopping.abort();
    expect(await running).toBeInstanceOf(SandboxError);
    await until("it is gone", async () => (await h.containers()).length === 0);
  });

  test("a job that is given up while it waits never begins", async () => {
    const sandbox = h.create({ entrypoint: rogue("time.sleep(600)") });
    const stopping = new AbortController();
    const first = sandbox.run(jobOf(RIGHT), stopping.signal).catch((reason: unknown) => reason);
    const leaving = new AbortController();
    const second = sandbox.run(jobOf(RIGHT), leaving.signal).catch((reason: unknown) => reason);
    leaving.abort();
    expect(String(await second)).toContain("before it began");
    await until("the first runs", async () => (await h.containers("running")).length === 1);
    stopping.abort();
    expect(await first).toBeInstanceOf(SandboxError);
    await expect(sandbox.run(jobOf(RIGHT), AbortSignal.abort())).rejects.toThrow(SandboxError);
  });

  test("closing gives up what runs and leaves nothing", async () => {
    const sandbox = h.create({ entrypoint: rogue("time.sleep(600)"), slots: 2 });
    await sandbox.prepare();
    const running = sandbox.run(jobOf(RIGHT)).catch((reason: unknown) => reason);
    await until("containers run", async () => (await h.containers("running")).length >= 2);
    await sandbox.close();
    expect(await running).toBeInstanceOf(SandboxError);
    expect(await h.containers()).toEqual([]);
    await expect(sandbox.run(jobOf(RIGHT))).rejects.toThrow(/closed/);
  });

  test("an image that is not there is said so before any job comes", async () => {
    const sandbox = h.create({ image: "gradewire-sandbox:absent" });
    await expect(sandbox.prepare()).rejects.toThrow(/no image gradewire-sandbox:absent/);
    await expect(sandbox.run(jobOf(RIGHT))).rejects.toThrow(SandboxError);
  });
});

test("an engine that does not answer is a fault of ours that says so", async () => {
  const before = process.env["DOCKER_HOST"];
  process.env["DOCKER_HOST"] = "unix:///nonexistent/docker.sock";
  try {
    const sandbox = createDockerSandbox({ image: "any", node: "n1" });
    await expect(sandbox.prepare()).rejects.toThrow(/Docker does not answer/);
    await expect(sandbox.run(jobOf(RIGHT))).rejects.toThrow(SandboxError);
    await sandbox.close();
  } finally {
    if (before === undefined) delete process.env["DOCKER_HOST"];
    else process.env["DOCKER_HOST"] = before;
  }
});
