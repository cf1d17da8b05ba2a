import { afterEach } from "vitest";

import { startLoop, type Loop, type LoopDeps } from "../loop.ts";
import {
  ALWAYS_FIT,
  countingObserver,
  manualJobs,
  memoryCoordinator,
  memoryJournal,
  memoryLane,
  QUICK,
} from "./memory-ports.ts";
import { SILENT } from "./samples.ts";

let running: Loop | undefined;

/** A loop on ports in memory. It is given up after the test. */
export function setUpLoop(overrides: Partial<LoopDeps> = {}) {
  const lane = memoryLane();
  const worker = memoryCoordinator();
  const observer = countingObserver();
  const jobs = manualJobs();
  const journal = memoryJournal();
  const start = (more: Partial<LoopDeps> = {}) => {
    running = startLoop({
      lanes: [lane],
      coordinator: worker,
      runJob: (claim, signal) => jobs.run(claim, signal),
      fitness: ALWAYS_FIT,
      observer,
      journal,
      log: SILENT,
      slots: 2,
      timing: QUICK,
      ...overrides,
      ...more,
    });
    return running;
  };
  return { lane, worker, observer, journal, jobs, start };
}

/** In the file of tests that uses the loop. */
export function endLoopAfterEach(): void {
  afterEach(async () => {
    running?.abandon();
    await running?.drain();
    running = undefined;
  });
}
