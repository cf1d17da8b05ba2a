import { randomUUID } from "node:crypto";

import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { DEFAULT_LIMITS } from "../../contract/limits.ts";
import { ensureSandboxImage } from "../image/build.ts";
import { docker } from "../image/docker-cli.ts";
import { describeWithDocker } from "../testing/docker.ts";
import { startEngineRelay, type EngineRelay } from "../testing/engine-relay.ts";
import { BUNDLE, RIGHT, until, WRONG } from "../testing/samples.ts";
import { createDockerSandbox, type DockerSandbox, type DockerSandboxOptions } from "./docker.ts";
import { JOB_LABEL } from "./docker/container-options.ts";
import { SandboxError, type SandboxJob } from "./types.ts";

const { format: _, ...BASE } = BUNDLE;
const jobOf = (code: string): SandboxJob => ({ ...BASE, code });

/** Answers one frame, `answer`, after the job has come: a judge that has gone wrong. */
const rogue = (answer: string) => [
  "python3",
  "-I",
  "-c",
  `import sys, time
i, o = sys.stdin.buffer, sys.stdout.buffer
i.read(int.from_bytes(i.read(4), "big"))
${answer}
o.flush()
time.sleep(600)`,
];

describeWithDocker("the Docker sandbox", () => {
  let image = "";
  let node = "";
  const open: DockerSandbox[] = [];

  beforeAll(async () => {
    image = await ensureSandboxImage({ log: console.log });
  });
  afterEach(async () => {
    for (const sandbox of open.splice(0)) await sandbox.close();
    const left = await containers();
    if (left.length > 0) throw new Error(`The sandbox left ${left.length} containers.`);
  });

  function create(options: Partial<DockerSandboxOptions> = {}) {
    node = `test-${randomUUID()}`;
    const sandbox = createDockerSandbox({ image, node, ...options });
    open.push(sandbox);
    return sandbox;
  }

  async function containers(status?: string): Promise<string[]> {
    const filters = [`--filter=label=${JOB_LABEL}=${node}`];
    if (status) filters.push(`--filter=status=${status}`);
    const { stdout } = await docker(["ps", "--all", "--quiet", ...filters]);
    return stdout.split("\n").filter((id) => id !== "");
  }

  test("calls a right program correct and a wrong one incorrect", async () => {
    const sandbox = create();
    const right = await sandbox.run(jobOf(RIGHT));
    expect(right.verdict).toBe("correct");
    expect(right.tests.map(({ outcome }) => outcome)).toEqual(["passed", "passed"]);
    const wrong = await sandbox.run(jobOf(WRONG));
    expect(wrong.verdict).toBe("incorrect");
  });

  test("uses a warm container once and makes another", async () => {
    const sandbox = create({ warm: 1 });
    await sandbox.prepare();
    await until("one waits", async () => (await containers("running")).length === 1);
    const [first] = await containers();
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
    await until("another one waits", async () => {
      const [id, ...more] = await containers("running");
      return id !== undefined && id !== first && more.length === 0;
    });
  });

  test("replaces a warm container that was killed while it waited", async () => {
    const sandbox = create({ warm: 1 });
    await sandbox.prepare();
    await until("one waits", async () => (await containers("running")).length === 1);
    const [first] = await containers("running");
    await docker(["kill", first!]);
    await until("another one waits", async () => {
      const [id] = await containers("running");
      return id !== undefined && id !== first;
    });
    expect((await sandbox.run(jobOf(RIGHT))).verdict).toBe("correct");
  });

  test("runs jobs side by side, more than there are warm containers", async () => {
    const sandbox = create({ warm: 1 });
    await sandbox.prepare();
    const results = await Promise.all(
      [RIGHT, WRONG, RIGHT].map((code) => sandbox.run(jobOf(code))),
    );
    expect(results.map(({ verdict }) => verdict)).toEqual(["correct", "incorrect", "correct"]);
  });

  test("gives a job the memory that its assignment asks for", async () => {
    const sandbox = create({ warm: 1 });
    const limits = { ...DEFAULT_LIMITS, memoryMb: 512 };
    const code = `${RIGHT}kept = bytearray(400 * 1024 * 1024)\n`;
    expect((await sandbox.run({ ...jobOf(code), limits })).verdict).toBe("correct");
  });

  test("an answer beyond the cap is a fault of ours, and read no further", async () => {
    const answer = 'o.write((2**31).to_bytes(4, "big")); o.write(b"x" * 2**26)';
    const sandbox = create({ entrypoint: rogue(answer) });
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
    const sandbox = create({ entrypoint: rogue(answer) });
    const error = await sandbox.run(jobOf(RIGHT)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SandboxError);
    expect(String(error)).toMatch(message);
  });

  test("a container that speaks before it was asked is not believed", async () => {
    const early = ["python3", "-I", "-c", 'print("\\0\\0\\0\\2{}", flush=True); input()'];
    const sandbox = create({ entrypoint: early, warm: 0 });
    await expect(sandbox.run(jobOf(RIGHT))).rejects.toThrow(SandboxError);
  });

  test("a container killed in the middle of a job is a fault of ours, told with its exit code", async () => {
    const sandbox = create({ entrypoint: rogue("time.sleep(600)") });
    const running = sandbox.run(jobOf(RIGHT)).catch((reason: unknown) => reason);
    await until("it runs", async () => (await containers("running")).length === 1);
    await docker(["kill", ...(await containers("running"))]);
    const error = await running;
    expect(error).toBeInstanceOf(SandboxError);
    expect(String(error)).toContain("Exit code 137");
  });

  test("a job that is given up ends at once and leaves nothing", async () => {
    const sandbox = create({ entrypoint: rogue("time.sleep(600)") });
    const stopping = new AbortController();
    const running = sandbox.run(jobOf(RIGHT), stopping.signal).catch((reason: unknown) => reason);
    await until("it runs", async () => (await containers("running")).length === 1);
    stopping.abort();
    expect(await running).toBeInstanceOf(SandboxError);
    await until("it is gone", async () => (await containers()).length === 0);
  });

  test("closing gives up what runs and leaves nothing", async () => {
    const sandbox = create({ entrypoint: rogue("time.sleep(600)"), warm: 2 });
    await sandbox.prepare();
    const running = sandbox.run(jobOf(RIGHT)).catch((reason: unknown) => reason);
    await until("containers run", async () => (await containers("running")).length >= 2);
    await sandbox.close();
    expect(await running).toBeInstanceOf(SandboxError);
    expect(await containers()).toEqual([]);
    await expect(sandbox.run(jobOf(RIGHT))).rejects.toThrow(/closed/);
  });

  test("preparing removes what a crash of this node left, and nobody else's", async () => {
    const sandbox = create();
    const ours = await leave(image, node);
    const theirs = await leave(image, `other-${node}`);
    try {
      await sandbox.prepare();
      expect(await containers()).toEqual([]);
      const { stdout } = await docker(["ps", "--all", "--quiet", "--no-trunc"]);
      expect(stdout).toContain(theirs);
      expect(stdout).not.toContain(ours);
    } finally {
      await docker(["rm", "--force", theirs]);
    }
  });

  describe("with an engine that cannot always be reached", () => {
    let relay: EngineRelay;
    let sandbox: DockerSandbox;
    const before = process.env["DOCKER_HOST"];
    const warnings: string[] = [];

    beforeEach(async () => {
      relay = await startEngineRelay(before?.replace(/^unix:\/\//, "") ?? "/var/run/docker.sock");
      warnings.length = 0;
      process.env["DOCKER_HOST"] = relay.host;
      sandbox = create({
        entrypoint: rogue("time.sleep(600)"),
        upkeepMs: 100,
        onWarning: (reason) => warnings.push(reason),
      });
      if (before === undefined) delete process.env["DOCKER_HOST"];
      else process.env["DOCKER_HOST"] = before;
    });
    afterEach(async () => {
      relay.mode = "open";
      await Promise.all(open.splice(0).map((one) => one.close()));
      await relay.close();
    });

    test("a container whose removal failed is removed later", async () => {
      const running = sandbox.run(jobOf(RIGHT)).catch((reason: unknown) => reason);
      await until("it runs", async () => (await containers("running")).length === 1);
      relay.mode = "cut";
      relay.cutAll();
      expect(await running).toBeInstanceOf(SandboxError);
      await until("the removal failed", () => warnings.some((text) => text.includes("removed")));
      expect(await containers()).toHaveLength(1);
      relay.mode = "open";
      await until("it is gone", async () => (await containers()).length === 0);
    });

    test("a container that is made after its creation was given up is removed", async () => {
      relay.mode = "late-creations";
      await expect(sandbox.run(jobOf(RIGHT))).rejects.toThrow(SandboxError);
      relay.mode = "open";
      await until("it is made", () => relay.lateCreations === 1);
      await until("it is gone", async () => (await containers()).length === 0);
    });

    test("a leftover that cannot be removed keeps no node from working, and goes later", async () => {
      await leave(image, node);
      relay.mode = "no-removals";
      await sandbox.prepare();
      expect(warnings).toContainEqual(expect.stringContaining("could not be removed"));
      expect(await containers()).toHaveLength(1);
      relay.mode = "open";
      await until("it is gone", async () => (await containers()).length === 0);
    });
  });

  test("an image that is not there is said so before any job comes", async () => {
    const sandbox = create({ image: "gradewire-sandbox:absent" });
    await expect(sandbox.prepare()).rejects.toThrow(/no image gradewire-sandbox:absent/);
    await expect(sandbox.run(jobOf(RIGHT))).rejects.toThrow(SandboxError);
  });
});

/** A container such as a killed grader leaves; answers its id. */
async function leave(image: string, node: string): Promise<string> {
  const label = `--label=${JOB_LABEL}=${node}`;
  const { stdout } = await docker(["create", label, "--network=none", image]);
  return stdout.trim();
}

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
