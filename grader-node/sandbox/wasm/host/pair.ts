import { setTimeout as sleep } from "node:timers/promises";
import { MessageChannel, Worker, type MessagePort } from "node:worker_threads";

import { encodeFrame, createFrameReader } from "../../frames.ts";
import type { SandboxJob } from "../../types.ts";
import type { PythonPackage } from "./interpreter.ts";
import { nextStep, TELL_AFTER_MS, TELL_EVERY_MS, type Limit, type Look } from "./limits.ts";
import { post } from "./mailbox.ts";
import { openRing, ringMemory } from "./ring.ts";
import * as state from "./state.ts";
import type { Role, WorkerData } from "./worker.ts";

/** How often a run is looked at, and how long an ended run's judge may take for its report. */
const LOOK_MS = 20;
const REPORT_MS = 5_000;
/** What Python has of memory before a program is loaded is not the program's. */
const MIN_ROOM_PAGES = 256;
/** The judge's signals (SIGUSR1, SIGUSR2): to give a run up, and to say which tests have ended. */
const GIVE_UP = 10;
const HOW_FAR = 12;
/** In its files and pipes a program may keep as much as in a container's writable places. */
const FILES_MB = 80;
const FILES_LOOK_MS = 50;
const MIB = 1024 * 1024;
/** Of a thread's JavaScript without its buffers; Emscripten needs a fifth of it. */
const MOST_HEAP_MB = 256;
const KIB_PER_PAGE = state.PAGE_BYTES / 1_024;
const MAX_RESULT_BYTES = 64 * 1024 * 1024;

/** How a run ended, as report.py's result_of() is told. */
export interface Outcome {
  limit: Limit | null;
  cause: "waited" | "tests held up" | null;
  status: 0;
  cpu_ms: number;
  memory_kb: number;
}

export type Ended =
  | { kind: "result"; result: unknown }
  | { kind: "refused"; reason: string }
  /** The judge does not come to an end: another one must make the result. */
  | { kind: "stuck"; outcome: Outcome };

/** A judge and a program's interpreter, in a thread each, for one job. */
export interface Pair {
  readonly hasEnded: boolean;
  run(job: SandboxJob, onProgress: (progress: unknown) => void): Promise<Ended>;
  /** The result of a job whose own judge is stuck. */
  fold(job: SandboxJob, outcome: Outcome): Promise<Ended>;
  /** Ends both threads, whatever they do. Idempotent. */
  end(): Promise<void>;
}

type Event =
  | { event: "started" | "flood" | "compiled" }
  | { event: "unusable"; reason: string }
  | { event: "so_far"; tests: unknown; test_count: unknown }
  | { event: "report"; wall_ms: number; report: object | null }
  | { event: "result"; result: unknown };

/** @throws when a thread ends before it is ready. */
export async function openPair(
  snapshot: SharedArrayBuffer,
  judgeFiles: PythonPackage,
): Promise<Pair> {
  const memory: state.PairMemory = {
    toStudent: ringMemory(),
    toJudge: ringMemory(),
    fields: new SharedArrayBuffer(state.FIELDS * 4),
    judgeInterrupt: new SharedArrayBuffer(1),
  };
  const fields = new Int32Array(memory.fields);
  const judgeInterrupt = new Uint8Array(memory.judgeInterrupt);
  const judge = startThread("judge", memory);
  const student = startThread("student", memory);
  const rings = [openRing(memory.toStudent), openRing(memory.toJudge)];
  let hasEnded = false;

  async function end(): Promise<void> {
    hasEnded = true;
    for (const ring of rings) ring.close();
    await Promise.all([judge.worker.terminate(), student.worker.terminate()]);
  }

  try {
    await Promise.all([judge.ready, student.ready]);
  } catch (error) {
    await end();
    throw error;
  }

  /** Ends the program; the judge then finds the channel closed. */
  function endStudent(): void {
    for (const ring of rings) ring.close();
    void student.worker.terminate();
  }
  student.worker.once("exit", endStudent);
  student.worker.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "ERR_WORKER_OUT_OF_MEMORY") Atomics.store(fields, state.WANTED_MORE, 1);
  });

  /** What the program's thread said when it was last asked, and when. */
  let told = { cpuMs: 0, atMs: -1 };

  /** Exact while it waits; while it runs at most so much: on a busy machine it has had less. */
  function studentCpuMs(): number {
    const counted = Atomics.load(fields, state.CPU_MS);
    if (Atomics.load(fields, state.TURN) !== state.RUNNING) return counted;
    const since = Atomics.load(fields, state.RUNS_SINCE_MS);
    const now = state.nowMs();
    if (told.atMs >= since) return told.cpuMs + Math.max(0, now - told.atMs);
    return counted + Math.max(0, now - since);
  }

  /**
   * Python's own memory cannot outgrow its limit; its files and pipes are in the thread's JavaScript,
   * and are looked at from here.
   */
  async function watchFiles(stopIt: () => void, limits: SandboxJob["limits"]): Promise<void> {
    const before = await memoryOf(student.worker);
    const most = before + (limits.memoryMb + FILES_MB) * MIB;
    for (let used = before; used <= most; used = await memoryOf(student.worker)) {
      await sleep(FILES_LOOK_MS);
      if (hasEnded) return;
    }
    stopIt();
  }

  /** Asks the thread itself, which answers in the middle of a loop too. */
  async function askStudentCpu(): Promise<void> {
    const { user, system } = await student.worker.cpuUsage();
    told = { cpuMs: (user + system) / 1_000, atMs: state.nowMs() };
  }

  function converse(
    start: () => void,
    job: SandboxJob,
    onProgress?: (progress: unknown) => void,
  ): Promise<Ended> {
    const { promise, resolve, reject } = Promise.withResolvers<Ended>();
    let startedAt: number | null = null;
    let cpuAtStart = 0;
    let silentSince = 0;
    let askAt = Infinity;
    let answers = -1;
    let limit: Limit | null = null;
    let cause: Outcome["cause"] = null;
    let stoppedAt: number | null = null;

    function outcome(): Outcome {
      const wantedMore = Atomics.load(fields, state.WANTED_MORE) === 1;
      return {
        limit: limit ?? (wantedMore ? "memory_limit" : null),
        cause,
        status: 0,
        cpu_ms: Math.max(0, Math.round(studentCpuMs() - cpuAtStart)),
        memory_kb: Atomics.load(fields, state.PAGES) * KIB_PER_PAGE,
      };
    }

    function stop(why: Limit, how: Outcome["cause"] = null): void {
      if (limit === null) [limit, cause] = [why, how];
      stoppedAt ??= performance.now();
      if (how === "tests held up") {
        Atomics.store(judgeInterrupt, 0, GIVE_UP);
      }
      endStudent();
    }

    /** Out of CPU time by what is known from here: the thread knows better. */
    async function stopIfItIsSo(): Promise<void> {
      await askStudentCpu().catch(() => undefined);
      const step = nextStep(job.limits, look());
      if (step.do === "stop" && stoppedAt === null) stop(step.limit, step.cause);
    }

    function look(): Look {
      const now = performance.now();
      const isRunning = Atomics.load(fields, state.TURN) !== state.WAITING;
      const seen = Atomics.load(fields, state.ANSWERS);
      if (isRunning || seen !== answers) silentSince = now;
      answers = seen;
      return {
        elapsedMs: now - startedAt!,
        silentMs: now - silentSince,
        studentCpuMs: studentCpuMs() - cpuAtStart,
        isRunning,
        wasCalled: Atomics.load(fields, state.WAS_CALLED) === 1,
      };
    }

    const timer = setInterval(() => {
      if (stoppedAt !== null) {
        if (performance.now() - stoppedAt > REPORT_MS)
          settle({ kind: "stuck", outcome: outcome() });
        return;
      }
      if (startedAt === null) return;
      const step = nextStep(job.limits, look());
      if (step.do === "stop" && step.cause === null) void stopIfItIsSo();
      else if (step.do === "stop") stop(step.limit, step.cause);
      if (step.do === "fail") settle({ kind: "refused", reason: step.reason });
      if (step.do === "wait" && performance.now() >= askAt) {
        askAt = performance.now() + TELL_EVERY_MS;
        Atomics.store(judgeInterrupt, 0, HOW_FAR);
      }
    }, LOOK_MS);

    function settle(ended: Ended): void {
      clearInterval(timer);
      resolve(ended);
    }

    judge.onEvent((event) => {
      if (event.event === "started") {
        startedAt = silentSince = performance.now();
        cpuAtStart = studentCpuMs();
        if (onProgress) askAt = startedAt + TELL_AFTER_MS;
      } else if (event.event === "flood") {
        stop("output_limit");
      } else if (event.event === "so_far") {
        if (stoppedAt === null) onProgress?.({ tests: event.tests, testCount: event.test_count });
      } else if (event.event === "unusable") {
        const reason = `The tests of this assignment cannot be run: ${event.reason}`;
        settle({ kind: "refused", reason });
      } else if (event.event === "report") {
        stoppedAt ??= performance.now();
        const report = { ...event.report, wall_ms: event.wall_ms };
        judge.send({ job, report, outcome: outcome() });
      } else if (event.event === "result") settle({ kind: "result", result: event.result });
    });
    judge.onEnd((error) => {
      clearInterval(timer);
      reject(error);
    });
    start();
    // Its end ends the looking.
    watchFiles(() => stop("memory_limit"), job.limits).catch(() => undefined);
    return promise;
  }

  return {
    get hasEnded() {
      return hasEnded;
    },
    run(job, onProgress) {
      const used = Atomics.load(fields, state.PAGES);
      const wanted = (job.limits.memoryMb * 1024) / KIB_PER_PAGE;
      Atomics.store(fields, state.MAX_PAGES, Math.max(wanted, used + MIN_ROOM_PAGES));
      return converse(() => judge.send({ ...job, home: "/tmp", cpu: null }), job, onProgress);
    },
    async fold(job, outcome) {
      endStudent();
      // Its judge asks for a job first; without a program there is nothing to run.
      await converse(() => judge.send({ ...job, home: "/tmp", cpu: null }), job);
      return converse(() => judge.send({ job, report: null, outcome }), job);
    },
    end,
  };

  function startThread(role: Role, shared: state.PairMemory) {
    const { port1, port2 } = new MessageChannel();
    const data: WorkerData = { role, memory: shared, mail: port2, snapshot, judgeFiles };
    const worker = new Worker(new URL("worker.ts", import.meta.url), {
      workerData: data,
      transferList: [port2],
      stdin: true,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    });
    return thread(worker, port1, fields, role);
  }
}

/** All that the thread has, Python's memory included, in bytes. */
async function memoryOf(worker: Worker): Promise<number> {
  const { external_memory: external, used_heap_size: heap } = await worker.getHeapStatistics();
  return external + heap;
}

function thread(worker: Worker, port: MessagePort, fields: Int32Array, role: Role) {
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => undefined);
  let onEvent: ((event: Event) => void) | undefined;
  let onEnd: (error: Error) => void = (error) => ready.reject(error);
  const readFrames = createFrameReader((body) => {
    const event: Event = JSON.parse(body.toString("utf8"));
    onEvent?.(event);
  }, MAX_RESULT_BYTES);

  worker.on("message", (message: "ready" | Uint8Array) => {
    if (message === "ready") ready.resolve();
    else readFrames(Buffer.from(message));
  });
  worker.on("error", (error: Error) => onEnd(new Error(`The ${role}'s thread: ${error.message}`)));
  worker.on("exit", () => onEnd(new Error(`The ${role}'s thread has ended.`)));

  return {
    worker,
    ready: ready.promise,
    send(value: unknown): void {
      post(
        port,
        fields,
        role === "judge" ? state.JUDGE_MAIL : state.STUDENT_MAIL,
        encodeFrame(value),
      );
    },
    onEvent(listener: (event: Event) => void): void {
      onEvent = listener;
    },
    onEnd(listener: typeof onEnd): void {
      onEnd = listener;
    },
  };
}
