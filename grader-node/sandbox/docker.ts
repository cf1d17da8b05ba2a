import Docker from "dockerode";
import { z } from "zod";

import { DEFAULT_LIMITS } from "../../contract/limits.ts";
import { type GradingResult, SandboxResult, trimTests } from "../../contract/verdict.ts";
import { startContainer, type JobContainer } from "./docker/container.ts";
import { createLeftovers } from "./docker/leftovers.ts";
import { LEFTOVER_AGE_MS, sweepContainers } from "./docker/sweep.ts";
import { createWarmPool } from "./docker/warm-pool.ts";
import { JudgeRefusal, SandboxError, type Sandbox, type SandboxJob } from "./types.ts";

export interface DockerSandboxOptions {
  image: string;
  /** Labels the containers; must differ between programs that share an engine. */
  node: string;
  /** How many containers wait, started, for their one job. Default 0. */
  warm?: number;
  /** An OCI runtime other than the engine's default, such as `runsc`. */
  runtime?: string | undefined;
  /** Replaces the image's entrypoint. */
  entrypoint?: string[];
  /** Told of faults that stop no job: a container that could not be warmed or removed. */
  onWarning?: (message: string) => void;
  /** Between tries to remove what could not be removed, in milliseconds. */
  upkeepMs?: number;
}

export interface DockerSandbox extends Sandbox {
  /**
   * Looks for the image, removes what an earlier run left (the first time) or what could not be
   * removed before (later), and warms the containers. Jobs run without it too, only more slowly.
   * @throws {SandboxError} when the engine does not answer or has no such image.
   */
  prepare(): Promise<void>;
}

/** What the judge says: one result, or a fault of ours. */
const JudgeAnswer = z.discriminatedUnion("type", [
  z.object({ type: z.literal("result"), result: SandboxResult }),
  z.object({ type: z.literal("error"), reason: z.string() }),
]);

const UPKEEP_MS = 30_000;
/** Warm containers are replaced long before a sweep by another node could take them for leftovers. */
const WARM_MAX_AGE_MS = LEFTOVER_AGE_MS / 2;

/**
 * One hardened container a job, on the engine that `DOCKER_HOST` names. Containers are started
 * ahead, wait on stdin, are used once and removed after the result is out.
 */
export function createDockerSandbox(options: DockerSandboxOptions): DockerSandbox {
  const docker = new Docker();
  const { image, node, runtime, entrypoint } = options;
  const warn = options.onWarning ?? (() => undefined);
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  const removing = new Set<Promise<void>>();
  const leftovers = createLeftovers(docker, (error) => warn(sentence(error)));
  const upkeep = setInterval(() => void leftovers.clear(), options.upkeepMs ?? UPKEEP_MS).unref();
  let isSwept = false;

  const start = (memoryMb: number) =>
    startContainer(docker, { image, node, memoryMb, runtime, entrypoint }, (name) =>
      leftovers.add(name, true),
    );

  function discard(container: JobContainer): void {
    leftovers.add(container.name);
    const removal = container
      .remove()
      .catch((error: unknown) => warn(sentence(error)))
      .finally(() => removing.delete(removal));
    removing.add(removal);
  }

  const pool = createWarmPool<JobContainer>({
    size: options.warm ?? 0,
    create: () => start(DEFAULT_LIMITS.memoryMb),
    discard,
    onCreateFailed: (error) => warn(sentence(error)),
    maxAgeMs: WARM_MAX_AGE_MS,
  });

  /** The container's memory only bounds the whole; the judge holds the student to the job's own. */
  function obtain({ limits }: SandboxJob): Promise<JobContainer> {
    const fits = limits.memoryMb <= DEFAULT_LIMITS.memoryMb;
    return fits ? pool.take() : start(limits.memoryMb);
  }

  async function runOne(job: SandboxJob, signal: AbortSignal): Promise<GradingResult> {
    const container = await obtain(job);
    try {
      return readAnswer(await container.exchange(job, signal));
    } finally {
      discard(container);
      // After the result, so that starting the next container does not slow this job.
      pool.refill();
    }
  }

  /** Once only: later some of this node's containers may be running jobs. */
  async function sweep(): Promise<void> {
    for (const { name, error } of await sweepContainers(docker, node)) {
      warn(sentence(error));
      leftovers.add(name);
    }
    isSwept = true;
  }

  return {
    name: runtime ? `docker (${runtime})` : "docker",
    async prepare() {
      await demandImage(docker, image);
      if (isSwept) await leftovers.clear();
      else await sweep();
      pool.refill();
    },
    async run(job, signal) {
      if (closing.signal.aborted) throw new SandboxError("The sandbox is closed.");
      const givenUp = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const run = runOne(job, givenUp).finally(() => running.delete(run));
      running.add(run);
      return await run;
    },
    async close() {
      closing.abort();
      await Promise.allSettled(running);
      for (const container of await pool.close()) discard(container);
      await Promise.all(removing);
      clearInterval(upkeep);
      await leftovers.clear();
    },
  };
}

function readAnswer(answer: unknown): GradingResult {
  const parsed = JudgeAnswer.safeParse(answer);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join(".") || "the answer itself");
    throw new SandboxError(`The judge's answer is malformed at ${fields.slice(0, 5).join(", ")}.`);
  }
  if (parsed.data.type === "error") throw new JudgeRefusal(parsed.data.reason);
  const { tests, ...rest } = parsed.data.result;
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
