import { isDeepStrictEqual } from "node:util";

import Docker from "dockerode";

import { DEFAULT_LIMITS } from "../../contract/limits.ts";
import { type GradingResult, trimTests } from "../../contract/verdict.ts";
import {
  ContainerGone,
  ContainerOutOfMemory,
  startContainer,
  type JobContainer,
} from "./docker/container.ts";
import { createLeftovers } from "./docker/leftovers.ts";
import type { Answer, Ready } from "./docker/messages.ts";
import { createPool, type Departure } from "./docker/pool.ts";
import { findLeftovers, LEFTOVER_AGE_MS } from "./docker/sweep.ts";
import { DEFAULT_REUSE } from "./settings.ts";
import {
  JudgeRefusal,
  SandboxError,
  type Sandbox,
  type SandboxJob,
  type SandboxProgress,
} from "./types.ts";

export interface DockerSandboxOptions {
  image: string;
  /** Labels the containers; must differ between programs that share an engine. */
  node: string;
  /** How many jobs run side by side; more wait for their turn. Default 1. */
  slots?: number;
  /** How many jobs a container takes, one after another; 0 or 1 for a container per job. */
  reuse?: number;
  /** With a container per job: how many wait, started, for theirs. Default 0. */
  warm?: number;
  /** An OCI runtime other than the engine's default, such as `runsc`. */
  runtime?: string | undefined;
  /** An AppArmor profile that the host has loaded, in place of Docker's default one. */
  apparmor?: string | undefined;
  /** Replaces the image's entrypoint. */
  entrypoint?: string[];
  /** Told of faults that stop no job: a container that could not be started ahead, or be removed. */
  onWarning?: (message: string) => void;
  observer?: Partial<SandboxObserver>;
  /** How long a container may take after its answer to be ready for the next job, in milliseconds. */
  settleMs?: number;
  /** Between tries to remove what could not be removed, in milliseconds. */
  upkeepMs?: number;
}

/** What the sandbox tells of itself, for log, health and metrics. */
export interface SandboxObserver {
  /** At the first container's first word, and whenever a later one says something else. */
  isolation(isolation: Isolation): void;
  containerStarted(): void;
  /** A container is not used any more. */
  containerRetired(why: Departure): void;
  /** How many jobs wait for a container. */
  waiting(count: number): void;
}

export type Isolation = Omit<Ready, "type">;

export interface DockerSandbox extends Sandbox {
  /**
   * Looks for the image, removes what an earlier run left (the first time) or what could not be
   * removed before (later), and starts the containers. Jobs run without it too, only later.
   * @throws {SandboxError} when the engine does not answer or has no such image.
   */
  prepare(): Promise<void>;
}

const UPKEEP_MS = 30_000;
/** Killing what a job left and emptying its places takes milliseconds. */
const SETTLE_MS = 10_000;
/** Long before a sweep by another node could take a container for a leftover. */
const MAX_AGE_MS = LEFTOVER_AGE_MS / 2;

/**
 * Hardened containers on the engine that `DOCKER_HOST` names, each of which takes one job at a time and
 * many one after another. A container in which anything unexpected happens is removed.
 */
export function createDockerSandbox(options: DockerSandboxOptions): DockerSandbox {
  const docker = new Docker();
  const { image, node, runtime, apparmor, entrypoint, observer = {} } = options;
  const reuse = Math.max(1, options.reuse ?? DEFAULT_REUSE);
  const warn = (error: unknown) => options.onWarning?.(sentence(error));
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  const removing = new Set<Promise<void>>();
  const leftovers = createLeftovers(docker, warn);
  const upkeep = setInterval(() => void leftovers.clear(), options.upkeepMs ?? UPKEEP_MS).unref();
  let isSwept = false;
  let told: Isolation | undefined;

  async function start(memoryMb: number): Promise<JobContainer> {
    const spec = { image, node, memoryMb, runtime, apparmor, entrypoint, isUsedOnce: reuse === 1 };
    const container = await startContainer(docker, spec, (name) => leftovers.add(name, true));
    observer.containerStarted?.();
    const { type: _, ...now } = await container.untilReady();
    if (!isDeepStrictEqual(now, told)) observer.isolation?.(now);
    told = now;
    return container;
  }

  function discard(container: JobContainer, why: Departure): void {
    observer.containerRetired?.(why);
    leftovers.add(container.name);
    const removal = container
      .remove()
      .catch(warn)
      .finally(() => removing.delete(removal));
    removing.add(removal);
  }

  const pool = createPool<JobContainer>({
    slots: options.slots ?? 1,
    reuse,
    warm: options.warm ?? 0,
    baseMb: DEFAULT_LIMITS.memoryMb,
    maxAgeMs: MAX_AGE_MS,
    settleMs: options.settleMs ?? SETTLE_MS,
    create: start,
    discard,
    onCreateFailed: warn,
    onWaiting: (count) => observer.waiting?.(count),
  });

  /** The container's memory only bounds the whole; the judge holds the student to the job's own. */
  async function runOne(
    job: SandboxJob,
    signal: AbortSignal,
    onProgress?: (progress: SandboxProgress) => void,
  ): Promise<GradingResult> {
    const tell = ({ tests, testCount }: SandboxProgress) =>
      onProgress?.({ tests: trimTests(tests), testCount });
    const ask = () =>
      pool.use(job.limits.memoryMb, signal, (container) => container.exchange(job, signal, tell));
    const answer = await ask().catch((error: unknown) => {
      // Once: it was not this job that ended the container.
      if (error instanceof ContainerGone && !signal.aborted) return ask();
      // Without namespaces a program can keep the kernel from ending it before all the others.
      if (error instanceof ContainerOutOfMemory && told?.isolation === "users") return null;
      throw error;
    });
    return answer === null ? outOfMemory(job) : resultOf(answer);
  }

  /** Once only: later some of this node's containers may be running jobs. */
  async function sweep(): Promise<void> {
    if (isSwept) return;
    for (const name of await findLeftovers(docker, node)) leftovers.add(name);
    isSwept = true;
  }

  return {
    name: runtime ? `docker (${runtime})` : "docker",
    async prepare() {
      await Promise.all([demandImage(docker, image), sweep()]);
      // What was left is known by name, so that none of the new ones is taken for it.
      pool.refill();
      await leftovers.clear();
    },
    async run(job, signal, onProgress) {
      if (closing.signal.aborted) throw new SandboxError("The sandbox is closed.");
      const givenUp = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const run = runOne(job, givenUp, onProgress).finally(() => running.delete(run));
      running.add(run);
      return await run;
    },
    async close() {
      closing.abort();
      await Promise.allSettled([...running, pool.close()]);
      await Promise.all(removing);
      clearInterval(upkeep);
      await leftovers.clear();
    },
  };
}

/** The verdict of a program that took its judge with it. */
function outOfMemory({ isolation, limits }: SandboxJob): GradingResult {
  return {
    verdict: "memory_limit",
    isolation,
    sandbox: "docker",
    tests: [],
    feedback: `The program needed more than the ${limits.memoryMb} MB of memory that it has.`,
    line: null,
    cpuMs: 0,
    wallMs: 0,
    memoryKb: limits.memoryMb * 1024,
  };
}

function resultOf(answer: Answer): GradingResult {
  if (answer.type === "error") throw new JudgeRefusal(answer.reason);
  const { tests, ...rest } = answer.result;
  return { ...rest, tests: trimTests(tests) };
}

async function demandImage(docker: Docker, image: string): Promise<void> {
  try {
    await docker.getImage(image).inspect();
  } catch (error) {
    const isMissing = error instanceof Error && "statusCode" in error && error.statusCode === 404;
    throw new SandboxError(
      isMissing
        ? `Docker has no image ${image}. Build it with grader-node/image/build.ts.`
        : `Docker does not answer: ${sentence(error)}`,
      { cause: error },
    );
  }
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message.trim() : String(error);
}
