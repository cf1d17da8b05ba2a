import type { TestResult } from "../../../contract/verdict.ts";
import { type Cut, interrupted } from "./interrupted.ts";
import type { FromWorker, RunJob, Tried } from "./messages.ts";
import { isPythonWarm, type PythonWorker, takeWorker, warmPython } from "./python-pool.ts";
import { lengthOf, type Piece, withPiece } from "./transcript.ts";

/** How a run ended. `stopped` was the student's wish, `broken` is a fault of ours. */
export type RunEnd =
  | { kind: "finished"; tried: Tried }
  | { kind: Cut; tests: TestResult[] }
  | { kind: "broken"; reason: string };

export interface RunView {
  /** `asking` waits for a line. */
  state: "idle" | "starting" | "running" | "asking" | "ended";
  pieces: readonly Piece[];
  end: RunEnd | null;
}

export interface Runner {
  run: (job: Omit<RunJob, "lines" | "ended" | "seed">) => void;
  /** A line for the program that asks, or null when there is no more. */
  answer: (line: string | null) => void;
  stop: () => void;
  close: () => void;
}

/** Output is drawn at most this often. */
const DRAW_MS = 40;

/**
 * Runs programs, one at a time, each in a worker of its own. A worker cannot wait for the page, so a
 * program that asks for a line is ended, and run again with all lines so far once there is one more:
 * what it prints until then is what it printed before, and is not drawn again.
 */
export function createRunner(onView: (view: RunView) => void): Runner {
  let job: RunJob | null = null;
  let worker: PythonWorker | null = null;
  /** Changes with every start and end, so that what comes late is known to be late. */
  let turn = 0;
  let view: RunView = { state: "idle", pieces: [], end: null };
  /** Of the turn that runs; `view.pieces` may still be those of the last one. */
  let pieces: readonly Piece[] = [];
  let tests: TestResult[] = [];
  let current: string | null = null;
  let clock: ReturnType<typeof setTimeout> | undefined;
  let drawing: ReturnType<typeof setTimeout> | undefined;

  function show(change: Partial<RunView>): void {
    clearTimeout(drawing);
    drawing = undefined;
    view = { ...view, ...change };
    onView(view);
  }

  function draw(): void {
    if (lengthOf(pieces) > lengthOf(view.pieces)) {
      drawing ??= setTimeout(() => show({ pieces }), DRAW_MS);
    }
  }

  async function start(next: RunJob): Promise<void> {
    endTurn();
    turn += 1;
    const mine = turn;
    job = next;
    pieces = tests = [];
    current = null;
    try {
      await warmPython();
    } catch (error) {
      if (mine === turn) {
        finish({ kind: "broken", reason: String(error) });
      }
      return;
    }
    // A run that was called off meanwhile takes no worker from the one after it.
    if (mine !== turn) {
      return;
    }
    worker = takeWorker();
    worker.onMessage((message) => {
      if (mine === turn) {
        take(message);
      }
    });
    show({ state: "running" });
    startClock(next);
    worker.post({ type: "run", job: next });
  }

  function startClock({ limits }: RunJob): void {
    clearTimeout(clock);
    clock = setTimeout(() => cut("time_limit"), limits.cpuSeconds * 1_000);
  }

  function take(message: FromWorker): void {
    switch (message.event) {
      case "print":
        pieces = withPiece(pieces, message);
        draw();
        break;
      case "ask":
        endTurn();
        show({ state: "asking", pieces });
        void warmPython().catch(() => undefined);
        break;
      case "crashed":
        cut("crashed");
        break;
      case "flood":
        cut("output_limit");
        break;
      case "examples":
        ({ tests } = message);
        if (job !== null) {
          startClock(job);
        }
        break;
      case "running":
        current = message.test;
        break;
      case "finished":
        current = null;
        tests = tests.map((test) => (test.name === message.test.name ? message.test : test));
        break;
      case "done":
        finish({ kind: "finished", tried: message.tried });
        break;
      case "broken":
        finish({ kind: "broken", reason: message.reason });
        break;
      case "ready":
        break;
    }
  }

  function cut(kind: Cut): void {
    finish({ kind, tests: interrupted(tests, current, kind) });
  }

  function finish(end: RunEnd): void {
    endTurn();
    // Cut while it ran again, it has not yet printed all that is shown.
    const isBehind = end.kind !== "finished" && lengthOf(pieces) < lengthOf(view.pieces);
    show({ state: "ended", pieces: isBehind ? view.pieces : pieces, end });
    void warmPython().catch(() => undefined);
  }

  function endTurn(): void {
    turn += 1;
    clearTimeout(clock);
    worker?.end();
    worker = null;
  }

  return {
    run(wanted) {
      const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
      show({ state: isPythonWarm() ? "running" : "starting", pieces: [], end: null });
      void start({ ...wanted, lines: [], ended: false, seed });
    },
    answer(line) {
      if (job === null || view.state !== "asking") {
        return;
      }
      const typed: Piece[] = line === null ? [] : [{ stream: "in", text: `${line}\n` }];
      show({ state: "running", pieces: [...view.pieces, ...typed] });
      const lines = line === null ? job.lines : [...job.lines, line];
      void start({ ...job, lines, ended: line === null });
    },
    stop() {
      if (view.state !== "idle" && view.state !== "ended") {
        cut("stopped");
      }
    },
    close: endTurn,
  };
}
