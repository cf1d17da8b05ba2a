import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import type { DockerSandbox } from "../../grader-node/sandbox/docker.ts";
import { DEFAULT_REUSE } from "../../grader-node/sandbox/settings.ts";
import { openGradewire } from "./gradewire-sandbox.ts";
import { type SoakSample, growthOf, MEASURES } from "./growth.ts";
import { JOB, RIGHT_PROGRAM, WRONG_PROGRAM } from "./job.ts";
import {
  countDescriptors,
  countMounts,
  findFirstProcess,
  listContainerProcesses,
  readMemoryMb,
} from "./processes.ts";
import { markdownTable, textTable } from "./table.ts";

/** Correct, and leaves behind whatever it can: files, a thread, a process in a session of its own. */
const MESSY_PROGRAM = `${RIGHT_PROGRAM}

import os, tempfile, threading, time

with open(os.path.join(tempfile.gettempdir(), "left-behind"), "w") as file:
    file.write("x" * 10_000)
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
if os.fork() == 0:
    os.setsid()
    time.sleep(60)
    os._exit(0)
`;

const PROGRAMS = [
  ...Array.from({ length: 6 }, () => [RIGHT_PROGRAM, "correct"] as const),
  ...Array.from({ length: 3 }, () => [WRONG_PROGRAM, "incorrect"] as const),
  [MESSY_PROGRAM, "correct"] as const,
];
const SAMPLES = 20;
/** Long enough for whatever follows a verdict: cleaning up, forking ahead, a new container. */
const REST_MS = 1_000;
const MB = 1_000_000;
/** More jobs than are ever asked for. */
const NO_RECYCLING = 1_000_000_000;

export interface Soak {
  title: string;
  samples: SoakSample[];
}

/** So many jobs through one slot, once with a container that is never replaced and once with the usual ones. */
export async function soak(options: {
  image: string;
  jobs: number;
  signal: AbortSignal;
  log: (line: string) => void;
}): Promise<Soak[]> {
  const { image, jobs } = options;
  const soaks: Soak[] = [];
  for (const [title, reuse] of [
    ["one container for all jobs", NO_RECYCLING],
    [`a new container every ${DEFAULT_REUSE} jobs`, DEFAULT_REUSE],
  ] as const) {
    options.log(`${jobs} jobs, ${title}`);
    const node = `bench-${randomUUID()}`;
    const sandbox = await openGradewire({ image, node, slots: 1, reuse });
    try {
      soaks.push({ title, samples: await soakOne(sandbox, node, options) });
    } finally {
      await sandbox.close();
    }
  }
  return soaks;
}

async function soakOne(
  sandbox: DockerSandbox,
  node: string,
  options: { jobs: number; signal: AbortSignal; log: (line: string) => void },
): Promise<SoakSample[]> {
  const { jobs, signal, log } = options;
  const samples: SoakSample[] = [];
  const collect = exposeCollector();
  const step = Math.ceil(jobs / SAMPLES);
  for (let done = 1; done <= jobs; done += 1) {
    signal.throwIfAborted();
    const [code, expected] = PROGRAMS[done % PROGRAMS.length] ?? [RIGHT_PROGRAM, "correct"];
    const { verdict } = await sandbox.run({ ...JOB, code });
    if (verdict !== expected) {
      throw new Error(`Job ${done}, which is ${expected}, was called ${verdict}.`);
    }
    if (done % step !== 0 && done !== jobs) continue;
    await sleep(REST_MS);
    collect();
    const sample = await readSample(node, done);
    samples.push(sample);
    log(lineOf(sample));
  }
  return samples;
}

async function readSample(node: string, jobs: number): Promise<SoakSample> {
  const all = await listContainerProcesses(node);
  const first = await findFirstProcess(node);
  const files = await readdir(`/proc/${first}/root/tmp`).catch(() => null);
  return {
    jobs,
    containerMb: tenth((await readMemoryMb(all)) ?? Number.NaN),
    processes: all.length,
    descriptors: await countDescriptors(all),
    mounts: await countMounts(first),
    files: files === null ? Number.NaN : files.length,
    hostMounts: await countMounts("self"),
    graderMb: tenth(process.memoryUsage().rss / MB),
    graderDescriptors: await countDescriptors([process.pid]),
  };
}

/** V8 collects when it likes; to see what truly stays it is made to. */
function exposeCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

export function soakLines({ samples }: Soak): string[][] {
  return [
    ["jobs", ...MEASURES],
    ...samples.map((sample) => [
      `${sample.jobs}`,
      ...MEASURES.map((measure) => `${sample[measure]}`),
    ]),
  ];
}

/** Sentences that say of each measure that it grew, or that none did. */
export function verdictOf({ samples }: Soak): string {
  const growing = growthOf(samples).filter(({ grows }) => grows);
  if (growing.length === 0) return "Nothing grows.";
  return growing
    .map(
      ({ measure, early, late }) =>
        `${measure} grows: ${early} in the beginning, ${late} at the end.`,
    )
    .join(" ");
}

/** The page soak.md. */
export function soakPage(soaks: readonly Soak[], machine: string): string {
  const parts = soaks.map(
    (one) =>
      `## ${one.title[0]?.toUpperCase()}${one.title.slice(1)}\n\n${verdictOf(one)}\n\n${markdownTable(soakLines(one))}`,
  );
  return `# Many jobs through one slot

Written by \`npm run bench -- --soak N\`. Of ten programs six are right, three wrong, and one leaves files, a thread and a process behind.
After every so many jobs the slot is left alone for a second and looked at: memory (proportional set size) of everything in the container and of
its shim, their processes and descriptors, mounts and files in /tmp as the container sees them, the host's mounts, and the grader's process. \`descriptors\`
counts those of all processes together. A measure grows if its median over the last quarter is above that of the second by more than a tolerance.

${machine}

${parts.join("\n\n")}
`;
}

export function soakText(one: Soak): string {
  return `${one.title}\n${textTable(soakLines(one))}\n${verdictOf(one)}`;
}

function lineOf(sample: SoakSample): string {
  const parts = MEASURES.map((measure) => `${measure} ${sample[measure]}`);
  return `  ${`${sample.jobs}`.padStart(6)} jobs: ${parts.join(", ")}`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
