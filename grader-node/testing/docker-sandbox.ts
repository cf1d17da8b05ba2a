import { randomUUID } from "node:crypto";

import { docker } from "../image/docker-cli.ts";
import { createDockerSandbox, type DockerSandbox, type Isolation } from "../sandbox/docker.ts";
import type { DockerSandboxOptions } from "../sandbox/docker.ts";
import { JOB_LABEL } from "../sandbox/docker/container-options.ts";
import type { SandboxJob } from "../sandbox/types.ts";
import { BUNDLE, RESULT } from "./samples.ts";

const { format: _, ...BASE } = BUNDLE;

export const jobOf = (code: string): SandboxJob => ({ ...BASE, code });

/**
 * An entrypoint that says it is ready and, after the job has come, does `answer`: a judge that has
 * gone wrong. In it, `say(bytes)` writes a frame and `ready()` the word that it is ready.
 */
export function rogue(answer: string, first = "ready()"): string[] {
  const script = `import sys, time
i, o = sys.stdin.buffer, sys.stdout.buffer
def say(text):
    o.write(len(text).to_bytes(4, "big") + text); o.flush()
def ready():
    say(b'{"type":"ready","isolation":"users","reason":"it is a test"}')
${first}
i.read(int.from_bytes(i.read(4), "big"))
${answer}
o.flush()
time.sleep(600)`;
  return ["python3", "-I", "-c", script];
}

const PASSED = { name: "Add.test_small", title: null, outcome: "passed", message: null };
const CORRECT = {
  type: "result",
  result: { ...RESULT, tests: [{ ...PASSED, expected: null, actual: null }] },
};
/** Python for `rogue`: the answer `correct`. */
export const SAY_CORRECT = `say(b'${JSON.stringify(CORRECT)}')`;

/** Sandboxes under names of their own, and what they have told. */
export class SandboxHarness {
  image = "";
  node = "";
  started = 0;
  retired: string[] = [];
  waiting: number[] = [];
  isolations: Isolation[] = [];
  readonly open: DockerSandbox[] = [];

  create(options: Partial<DockerSandboxOptions> = {}): DockerSandbox {
    this.node = `test-${randomUUID()}`;
    this.started = 0;
    this.retired = [];
    this.waiting = [];
    this.isolations = [];
    const sandbox = createDockerSandbox({
      image: this.image,
      node: this.node,
      observer: {
        containerStarted: () => void (this.started += 1),
        containerRetired: (why) => void this.retired.push(why),
        waiting: (count) => void this.waiting.push(count),
        isolation: (isolation) => void this.isolations.push(isolation),
      },
      ...options,
    });
    this.open.push(sandbox);
    return sandbox;
  }

  /** Ids of the last sandbox's containers. */
  async containers(status?: string): Promise<string[]> {
    const filters = [`--filter=label=${JOB_LABEL}=${this.node}`];
    if (status) filters.push(`--filter=status=${status}`);
    const { stdout } = await docker(["ps", "--all", "--quiet", ...filters]);
    return stdout.split("\n").filter((id) => id !== "");
  }

  /** @throws when a container of the last sandbox is left. */
  async closeAll(): Promise<void> {
    for (const sandbox of this.open.splice(0)) await sandbox.close();
    const left = await this.containers();
    if (left.length > 0) throw new Error(`The sandbox left ${left.length} containers.`);
  }
}
