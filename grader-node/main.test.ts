import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { afterEach, beforeAll, expect, test } from "vitest";

import { ReportRequest, type Report } from "../contract/grader.ts";
import { ensureSandboxImage } from "./image/build.ts";
import { docker } from "./image/docker-cli.ts";
import { JOB_LABEL } from "./sandbox/docker/container-options.ts";
import { describeWithDocker } from "./testing/docker.ts";
import {
  startLocalServer,
  type Answer,
  type LocalServer,
  type Received,
} from "./testing/local-server.ts";
import { startEngineRelay } from "./testing/engine-relay.ts";
import { BUNDLE_TEXT, claimOf, RIGHT, until, VERSION_ID, WRONG } from "./testing/samples.ts";

const MAIN = join(import.meta.dirname, "main.ts");
const SLOW = `import time\ntime.sleep(2)\n${RIGHT}`;

interface Grader {
  lines(): Record<string, unknown>[];
  output(): string;
  kill(signal: NodeJS.Signals): void;
  exited: Promise<number | null>;
  health(): Promise<{ status: number; body: unknown }>;
}

const graders: Grader[] = [];

function startGrader(env: Record<string, string>): Grader {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env["PATH"], DOCKER_HOST: process.env["DOCKER_HOST"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const grader: Grader = {
    output: () => output,
    lines: () =>
      output
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line)),
    kill: (signal) => child.kill(signal),
    exited: new Promise((resolve) => child.once("exit", resolve)),
    async health() {
      const port = grader.lines().find(({ port: found }) => found !== undefined)?.["port"];
      if (port === undefined) return { status: 0, body: null };
      const response = await fetch(`http://127.0.0.1:${Number(port)}/healthz`);
      return { status: response.status, body: await response.json() };
    },
  };
  graders.push(grader);
  return grader;
}

test("a grader without its environment says all that is missing and exits with 2", async () => {
  const grader = startGrader({ SLOTS: "none" });
  expect(await grader.exited).toBe(2);
  for (const name of ["API_URL", "NODE_TOKEN", "QUEUE_ID", "QUEUE_TOKEN", "SLOTS"]) {
    expect(grader.output()).toContain(`${name} `);
  }
});

/** Queue and Worker in one process, over real HTTP; the fleet's socket is refused. */
class Backend {
  readonly programs = new Map<string, string>();
  readonly waiting: string[] = [];
  readonly reports: Report[] = [];
  readonly acked: string[] = [];
  readonly returned: string[] = [];
  isAway = false;
  isRevoked = false;
  /** What every call of the Worker is answered, as a fault; null when it is well. */
  trouble: string | null = null;

  submit(gradingId: string, code: string): void {
    this.programs.set(gradingId, code);
    this.waiting.push(gradingId);
  }

  answer({ path, body }: Received): Answer {
    if (this.isAway && path.startsWith("/api/")) return { status: 503 };
    if (this.trouble !== null && path.startsWith("/api/")) {
      return { status: 500, body: this.trouble };
    }
    if (this.isRevoked && path.startsWith("/api/")) return { status: 401 };
    if (path.endsWith("/messages/pull")) return envelope({ messages: this.pull(body) });
    if (path.endsWith("/messages/ack")) return this.settle(body);
    if (path === "/api/grader/claims") return this.claim(body);
    if (path === `/api/grader/bundles/${VERSION_ID}`) return { body: BUNDLE_TEXT };
    if (path === "/api/grader/results") {
      const { reports } = ReportRequest.parse(body);
      this.reports.push(...reports);
      const outcomes = reports.map(({ gradingId }) => ({ gradingId, outcome: "stored" }));
      return { body: { outcomes } };
    }
    return { status: 404 };
  }

  private pull(body: unknown) {
    const { batch_size: batchSize } = body as { batch_size: number };
    return this.waiting.splice(0, batchSize).map((gradingId) => ({
      lease_id: gradingId,
      body: Buffer.from(JSON.stringify({ gradingId })).toString("base64"),
      metadata: { "CF-Content-Type": "json" },
    }));
  }

  private claim(body: unknown): Answer {
    const { gradingIds } = body as { gradingIds: string[] };
    const claims = gradingIds.map((id) => claimOf(id, { code: this.programs.get(id) ?? "" }));
    return { body: { claims } };
  }

  private settle(body: unknown): Answer {
    const { acks, retries } = body as Record<"acks" | "retries", { lease_id: string }[]>;
    this.acked.push(...acks.map((ack) => ack.lease_id));
    this.returned.push(...retries.map((retry) => retry.lease_id));
    return envelope({ ackCount: acks.length, retryCount: retries.length });
  }
}

function envelope(result: unknown): Answer {
  return { body: { success: true, errors: [], messages: [], result } };
}

describeWithDocker("a grader process", () => {
  let image = "";
  let server: LocalServer;
  let backend: Backend;
  let cacheDir = "";
  let node = "";

  beforeAll(async () => {
    image = await ensureSandboxImage({ log: console.log });
  });
  afterEach(async () => {
    for (const grader of graders.splice(0)) {
      grader.kill("SIGKILL");
      await grader.exited;
    }
    const left = await containers();
    if (left.length > 0) await docker(["rm", "--force", ...left]);
    await server.close();
    await rm(cacheDir, { recursive: true, force: true });
  });

  async function start(env: Record<string, string> = {}): Promise<Grader> {
    backend = new Backend();
    server = await startLocalServer((request) => backend.answer(request));
    cacheDir = await mkdtemp(join(tmpdir(), "gradewire-main-"));
    node = `test-${randomUUID()}`;
    return again(env);
  }

  function again(env: Record<string, string> = {}): Grader {
    return startGrader({
      API_URL: server.url,
      NODE_TOKEN: "node-secret",
      NODE_NAME: node,
      QUEUE_API_URL: server.url,
      QUEUE_ACCOUNT_ID: "account",
      QUEUE_TOKEN: "queue-secret",
      QUEUE_ID: "grading",
      QUEUE_BULK_ID: "grading-bulk",
      SANDBOX_IMAGE: image,
      CACHE_DIR: cacheDir,
      HEALTH_PORT: "0",
      SLOTS: "2",
      ...env,
    });
  }

  async function containers(): Promise<string[]> {
    const filter = `--filter=label=${JOB_LABEL}=${node}`;
    const { stdout } = await docker(["ps", "--all", "--quiet", filter]);
    return stdout.split("\n").filter((id) => id !== "");
  }

  const verdicts = () =>
    Object.fromEntries(
      backend.reports.map(({ gradingId, outcome }) => [
        gradingId,
        outcome.kind === "graded" ? outcome.result.verdict : outcome.reason,
      ]),
    );

  test("grades what the queue brings without its socket, drains at SIGTERM and leaves nothing", async () => {
    const grader = await start();
    backend.submit("right", RIGHT);
    backend.submit("wrong", WRONG);
    await until("both are acked", () => backend.acked.length === 2);
    expect(verdicts()).toEqual({ right: "correct", wrong: "incorrect" });
    await until("it is well", async () => (await grader.health()).status === 200);
    const { body } = await grader.health();
    expect(["namespaces", "users"]).toContain((body as { isolation: string }).isolation);
    expect(grader.output()).toMatch(/namespaces of its own|users and limits alone/);
    expect(await containers()).toHaveLength(2);

    backend.submit("last", SLOW);
    await until("the last is claimed", () => backend.waiting.length === 0);
    // What was claimed and not yet begun would be returned, as it should; this one runs for two seconds.
    await sleep(700);
    grader.kill("SIGTERM");
    expect(await grader.exited).toBe(0);
    expect(verdicts()).toMatchObject({ last: "correct" });
    expect(backend.acked).toContain("last");
    expect(await containers()).toEqual([]);
    expect(grader.output()).not.toMatch(/node-secret|queue-secret|return a [+-] b/);
  });

  test("with SANDBOX_REUSE=never each job has a container of its own, and the next one waits", async () => {
    const grader = await start({ SANDBOX_REUSE: "never", WARM_CONTAINERS: "1", SLOTS: "1" });
    await until("it is well", async () => (await grader.health()).status === 200);
    const seen = new Set<string>();
    for (const id of ["a", "b"]) {
      await until("one waits", async () => (await containers()).some((name) => !seen.has(name)));
      for (const name of await containers()) seen.add(name);
      backend.submit(id, RIGHT);
      await until("it is acked", () => backend.acked.includes(id));
    }
    expect(seen.size).toBeGreaterThanOrEqual(2);
    expect(verdicts()).toEqual({ a: "correct", b: "correct" });
    grader.kill("SIGTERM");
    expect(await grader.exited).toBe(0);
    expect(await containers()).toEqual([]);
  });

  test("a verdict outlives a Worker that is away for a moment", async () => {
    const grader = await start();
    backend.submit("slow", SLOW);
    await until("it is claimed and running", () =>
      server.received.some(({ path }) => path.includes("/bundles/")),
    );
    backend.isAway = true;
    await until("a report was refused", () =>
      server.received.some(({ path }) => path === "/api/grader/results"),
    );
    expect(backend.acked).toEqual([]);
    backend.isAway = false;
    await until("it is acked", () => backend.acked.length === 1);
    expect(verdicts()).toEqual({ slow: "correct" });
    grader.kill("SIGINT");
    expect(await grader.exited).toBe(0);
  });

  test("a job that outlasts the drain is returned, and the exit code tells", async () => {
    const grader = await start({ DRAIN_MS: "100" });
    backend.submit("slow", SLOW);
    await until("it is claimed and running", () =>
      server.received.some(({ path }) => path.includes("/bundles/")),
    );
    grader.kill("SIGTERM");
    expect(await grader.exited).toBe(1);
    expect(backend.reports).toMatchObject([{ gradingId: "slow", outcome: { kind: "returned" } }]);
    expect(backend.acked).toEqual(["slow"]);
    expect(await containers()).toEqual([]);
  });

  test("a node whose token is revoked leaves the queue alone and says why, until it is let in", async () => {
    const grader = await start();
    await until("it is well", async () => (await grader.health()).status === 200);
    backend.isRevoked = true;
    backend.submit("a", RIGHT);
    await until("it is unfit", async () => (await grader.health()).status === 503);
    expect(JSON.stringify((await grader.health()).body)).toContain("401");
    await until("the message is given back", () => backend.returned.length === 1);
    backend.submit("b", RIGHT);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(backend.waiting).toEqual(["b"]);
    backend.isRevoked = false;
    await until("it is acked", () => backend.acked.length === 1);
    expect(verdicts()).toEqual({ b: "correct" });
  });

  test("whatever fails, no line of its log holds a program, a test or a token", async () => {
    const grader = await start({ LOG_LEVEL: "debug" });
    const secret = "s3cr3t_text";
    await until("it is well", async () => (await grader.health()).status === 200);
    backend.submit(
      "prints",
      `import sys\nprint("${secret}")\nprint("${secret}", file=sys.stderr)\n`,
    );
    backend.submit("raises", `raise ValueError("${secret}")\n`);
    backend.submit("broken", `${secret} = = 1\n`);
    backend.submit("ends", `import os\n${secret} = 1\nos._exit(1)\n`);
    await until("all have a verdict", () => backend.acked.length === 4);
    backend.trouble = `{"error": "${secret}"`;
    backend.submit("refused", `${secret} = 2\n`);
    await until("it says so", () => /not fit|takes no work/.test(grader.output()));
    backend.trouble = null;
    grader.kill("SIGTERM");
    await grader.exited;
    expect(Object.values(verdicts())).toContain("syntax_error");
    expect(grader.lines().length).toBeGreaterThan(8);
    for (const hidden of [secret, "node-secret", "queue-secret", "def test_", "self.assert"]) {
      expect(grader.output()).not.toContain(hidden);
    }
  });

  test("a second signal returns what runs and leaves no container", async () => {
    const grader = await start();
    backend.submit("slow", SLOW);
    await until("it is claimed and running", () =>
      server.received.some(({ path }) => path.includes("/bundles/")),
    );
    grader.kill("SIGTERM");
    await until("it drains", () => grader.output().includes("draining"));
    grader.kill("SIGTERM");
    expect(await grader.exited).toBe(1);
    expect(backend.reports).toMatchObject([{ gradingId: "slow", outcome: { kind: "returned" } }]);
    expect(await containers()).toEqual([]);
  });

  test("what a killed process held is reported by the next of its name, which removes its containers", async () => {
    const grader = await start();
    backend.submit("long", `import time\ntime.sleep(9)\n${RIGHT}`);
    await until("it is claimed and running", () =>
      server.received.some(({ path }) => path.includes("/bundles/")),
    );
    grader.kill("SIGKILL");
    await grader.exited;
    const left = await containers();
    const next = again();
    await until("it is reported", () => backend.reports.length === 1);
    expect(verdicts()).toEqual({ long: "The node ended during this run." });
    await until("the next one is well", async () => (await next.health()).status === 200);
    expect((await containers()).filter((id) => left.includes(id))).toEqual([]);
    next.kill("SIGTERM");
    expect(await next.exited).toBe(0);

    const after = again();
    await until("the one after is well", async () => (await after.health()).status === 200);
    expect(backend.reports).toHaveLength(1);
  });

  test("a node whose engine is cut off finds out by itself, says so, and comes back", async () => {
    const relay = await startEngineRelay("/var/run/docker.sock");
    try {
      const grader = await start({ DOCKER_HOST: relay.host, CANARY_SECONDS: "1" });
      await until("it is well", async () => (await grader.health()).status === 200);
      relay.mode = "cut";
      relay.cutAll();
      await until("it is unfit", async () => (await grader.health()).status === 503);
      backend.submit("a", RIGHT);
      relay.mode = "open";
      await until("it is acked", () => backend.acked.length === 1);
      expect(verdicts()).toEqual({ a: "correct" });
      expect(grader.output()).toContain("The canary failed");
    } finally {
      for (const grader of graders) {
        grader.kill("SIGTERM");
        await grader.exited;
      }
      await relay.close();
    }
  });

  test("a node whose sandbox does not work takes nothing from the queue and says why", async () => {
    const grader = await start({ SANDBOX_IMAGE: "gradewire-sandbox:absent" });
    backend.submit("a", RIGHT);
    await until("it has tried", async () => (await grader.health()).status === 503);
    expect(await grader.health()).toMatchObject({ body: { status: "unhealthy" } });
    await until("it says why", () => grader.output().includes("no image"));
    expect(backend.waiting).toEqual(["a"]);
    grader.kill("SIGTERM");
    expect(await grader.exited).toBe(0);
  });
});
