import { hostname } from "node:os";

import { ensureSandboxImage } from "../../grader-node/image/build.ts";
import { ImageRunner } from "../../grader-node/image/sandbox-run.ts";
import { createDockerSandbox, type Isolation } from "../../grader-node/sandbox/docker.ts";
import type { Sandbox } from "../../grader-node/sandbox/types.ts";
import type { Need } from "./program.ts";

/** The real sandbox, with containers that are kept from job to job. */
export interface KeptSandbox extends Pick<Sandbox, "run" | "close"> {
  /** Whether programs with these needs mean anything in it. */
  has(needs: readonly Need[]): boolean;
  /** How many containers it took so far. */
  started(): number;
}

let opened = 0;

/** Opens one and waits for its first container, building the image first where it is missing. */
export async function openKeptSandbox(slots: number): Promise<KeptSandbox> {
  const image = await ensureSandboxImage({ log: console.log });
  const node = `security-${hostname()}-${process.pid}-${(opened += 1)}`;
  let started = 0;
  const told = Promise.withResolvers<Isolation>();
  const sandbox = createDockerSandbox({
    image,
    node,
    slots,
    onWarning: console.warn,
    observer: { isolation: told.resolve, containerStarted: () => (started += 1) },
  });
  await sandbox.prepare();
  const { isolation, reason } = await told.promise;
  console.log(`isolation: ${isolation}${reason === null ? "" : ` (${reason})`}`);
  return {
    run: (job) => sandbox.run(job),
    started: () => started,
    close: () => sandbox.close(),
    has: (needs) => isolation === "namespaces" || !needs.includes("namespaces"),
  };
}

/** One container of the image as on a host that lets it make no namespaces. */
export async function openWithoutNamespaces(): Promise<KeptSandbox> {
  const image = await ensureSandboxImage({ log: console.log });
  const runner = new ImageRunner(image, { forbidsNamespaces: true });
  return {
    async run(job) {
      // A container in which something stayed leaves instead of taking the next job.
      const result = await runner.run(job).catch(() => runner.run(job));
      if ("error" in result) throw new Error(`The judge: ${result.error}`);
      return result;
    },
    started: () => runner.containersStarted,
    close: async () => void (await runner.close()),
    has: (needs) => !needs.includes("namespaces"),
  };
}
