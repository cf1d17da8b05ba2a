import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import Docker from "dockerode";

import type { Isolation } from "../../../grader-node/sandbox/docker.ts";
import { DEFAULT_REUSE } from "../../../grader-node/sandbox/settings.ts";
import { openGradewire } from "../gradewire-sandbox.ts";
import { JOB } from "../job.ts";
import { listContainerProcesses } from "../processes.ts";
import { Unavailable, type Variant } from "../variant.ts";

const POLL_MS = 10;
/** From a container's start until it takes a job, and until the one before it is removed. */
const START_MS = 200;

export const gradewire: Variant = gradewireVariant({
  id: "gradewire",
  title: "**Gradewire**",
  about:
    "The grader's own sandbox, split isolation, all limits on: judge and program forked ahead inside a long-lived container, each in namespaces of its own.",
  reuse: DEFAULT_REUSE,
});

export const gradewireNever: Variant = gradewireVariant({
  id: "gradewire-never",
  title: "Gradewire without reuse",
  about:
    "`SANDBOX_REUSE=never`: one container a job, from a warm pool that is filled up in the background: quick to answer while the pool lasts " +
    "(latency is asked with the pool full), no more jobs/s than containers can be started.",
  reuse: 0,
});

export const gradewireGvisor: Variant = gradewireVariant({
  id: "gradewire-gvisor",
  title: "Gradewire under gVisor",
  about: "As Gradewire with reuse, in one container of the runtime `runsc`.",
  reuse: DEFAULT_REUSE,
  runtime: "runsc",
  maxSlots: 1,
});

function gradewireVariant(own: {
  id: string;
  title: string;
  about: string;
  reuse: number;
  runtime?: string;
  maxSlots?: number;
}): Variant {
  const { reuse, runtime, maxSlots = Infinity, ...rest } = own;
  return {
    ...rest,
    isIsolated: true,
    needsImage: true,
    async open({ image, slots }) {
      if (runtime !== undefined) await demandRuntime(runtime);
      const node = `bench-${randomUUID()}`;
      const width = Math.min(slots, maxSlots);
      let isolation = "unknown";
      let containers = 0;
      const isShort = () => containers < width;
      const sandbox = await openGradewire({
        image,
        node,
        slots: width,
        reuse,
        runtime,
        observer: {
          isolation: (told) => (isolation = isolationText(told)),
          containerStarted: () => (containers += 1),
          containerRetired: () => (containers -= 1),
        },
      });
      return {
        async run(code) {
          const { verdict, tests, feedback } = await sandbox.run({ ...JOB, code });
          return { verdict, tests: tests.length, feedback };
        },
        ...(reuse === 0 && {
          async rest() {
            while (isShort()) await sleep(POLL_MS);
            await sleep(START_MS);
          },
        }),
        detail: () => `Isolation in force: ${isolation}.`,
        idleProcesses: () => listContainerProcesses(node),
        close: () => sandbox.close(),
      };
    },
  };
}

function isolationText({ isolation, reason }: Isolation): string {
  return reason === null ? isolation : `${isolation} (${reason.replace(/\.$/, "")})`;
}

async function demandRuntime(runtime: string): Promise<void> {
  const { Runtimes: runtimes } = (await new Docker().info()) as { Runtimes?: object };
  if (runtimes === undefined || !(runtime in runtimes)) {
    throw new Unavailable(`Docker has no runtime ${runtime}.`);
  }
}
