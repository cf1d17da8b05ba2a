import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { readCourse } from "../../../cli/course-folder.ts";
import { publishCourse } from "../../../cli/course-publish.ts";
import { ROOT } from "../../../scripts/paths.ts";
import type { System } from "../../../scripts/system.ts";
import { readAssignmentIds } from "../../support/course.ts";
import { findProblems } from "./check.ts";
import { countContainers } from "./containers.ts";
import { countOpenWork, countVerdicts } from "./database.ts";
import type { StudentOutcome } from "./outcome.ts";
import { makePlan } from "./plan.ts";
import { readIngredients } from "./programs.ts";
import { createRandom, type Random, readSeed } from "./random.ts";
import { playStudent, type PlayedStudent } from "./student.ts";

const COURSE = "faults";
/** A lease lasts 25 seconds and three for each of these: the batch waits for it after a killed node. */
const CPU_SECONDS = 1;
const CRON_EVERY_MS = 2_000;
/** A message that was lost outright is sent again after two minutes. */
const PATIENCE_MS = 420_000;
const SETTLE_MS = 60_000;

const seed = readSeed();

/** One batch, and what is done to the system meanwhile. */
export interface Trial {
  /** A short name, of which the seed's numbers depend. */
  name: string;
  system: System;
  /** The students send what they have within this time, in milliseconds. */
  durationMs: number;
  /** The grader's environment, besides the usual. */
  grader?: Record<string, string>;
  /** Where the grader's containers are, if not in the usual engine. */
  dockerHost?: string;
  /** Where students reach the app, if not directly. */
  url?: string;
  /** Breaks things while the batch runs. @returns how often it did what. */
  disturb(random: Random): Promise<Record<string, number>>;
}

/**
 * Lets twenty students send their ten programs each while the system is disturbed, waits until all of
 * it has settled, and holds the end against what it must be. Prints the seed, and what happened.
 * @returns what is wrong, in sentences: none when nothing was lost.
 */
export async function playBatch(trial: Trial): Promise<string[]> {
  const { name, system, durationMs } = trial;
  const random = createRandom(`${seed}/${name}`);
  console.log(`${name}: GRADEWIRE_FAULTS_SEED=${seed}`);
  const { assignmentIds, points } = await publish(system);
  const plan = makePlan(await readIngredients(), random.fork("plan"), name, durationMs);
  await system.replaceGrader(trial.grader ?? {});
  await system.waitForGraders(1);

  const startedAt = performance.now();
  const givenUp = AbortSignal.timeout(durationMs + PATIENCE_MS);
  const stopCron = keepRunning(async () => system.runCron());
  const [done, students] = await Promise.all([
    trial.disturb(random.fork("faults")),
    Promise.all(
      plan.map(async (tasks, i) =>
        playStudent({
          url: trial.url ?? system.local.url,
          tasks,
          assignmentIds,
          random: random.fork(`student ${i}`),
          givenUp,
        }),
      ),
    ),
  ]);
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const open = await untilSettled(system);
  await stopCron();
  await system.stopGrader();
  const node = `local-${new URL(system.local.url).port}`;
  const leftovers = { ...open, containers: await countContainers(node, trial.dockerHost) };
  for (const student of students) student.close();

  report(name, students, { ...done, seconds });
  return findProblems(students, points, leftovers);
}

const PROGRESS_MS = 20_000;

/** Until one more verdict is there, or a while has passed: what breaks next is to meet work. */
export async function untilProgress({ persistTo }: System): Promise<void> {
  const before = await countVerdicts(persistTo);
  const deadline = performance.now() + PROGRESS_MS;
  while ((await countVerdicts(persistTo)) === before && performance.now() < deadline) {
    await sleep(50);
  }
}

/** The sample course with shorter limits, as a course of its own. Published anew it stays as it is. */
async function publish({ local }: System) {
  const { course } = await readCourse(join(ROOT, "courses/first-steps"));
  if (course === null) throw new Error("the sample course has problems");
  const assignments = course.assignments.map((one) => ({
    ...one,
    limits: { ...one.limits, cpuSeconds: CPU_SECONDS },
  }));
  const answer = await publishCourse(
    { slug: COURSE, course: { ...course, assignments } },
    { url: local.url, token: local.token },
    AbortSignal.timeout(60_000),
  );
  if (!answer.published) throw new Error(answer.reason);
  return {
    assignmentIds: await readAssignmentIds(local.url, COURSE),
    points: new Map(assignments.map((one) => [one.slug, one.points])),
  };
}

/** Runs `work` again and again, also when it fails, until the answer is called. */
function keepRunning(work: () => Promise<void>): () => Promise<void> {
  const stopped = new AbortController();
  const running = (async () => {
    while (!stopped.signal.aborted) {
      await work().catch(() => {});
      await sleep(CRON_EVERY_MS, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();
  return async () => {
    stopped.abort();
    await running;
  };
}

/** The app finishes some things a moment after its answers: what is then still open stays open. */
async function untilSettled(system: System) {
  const deadline = performance.now() + SETTLE_MS;
  for (;;) {
    const open = await countOpenWork(system.persistTo);
    const isSettled = Object.values(open).every((count) => count === 0);
    if (isSettled || performance.now() > deadline) return open;
    await sleep(250);
  }
}

function report(
  name: string,
  students: readonly PlayedStudent[],
  figures: Record<string, number>,
): void {
  const entries = students.flatMap((student: StudentOutcome) => student.entries);
  const count = (key: "learnt" | "taken", value: string) =>
    entries.filter((entry) => entry[key] === value).length;
  const all = {
    ...figures,
    verdicts: entries.filter((entry) => entry.end?.status === "graded").length,
    pushed: count("learnt", "pushed"),
    missed: count("learnt", "missed"),
    read: count("learnt", "read"),
    "longest wait": Math.round(Math.max(...entries.map((entry) => entry.waitedMs)) / 1_000),
    "answers found again": count("taken", "list") + count("taken", "in_flight"),
  };
  const text = Object.entries(all).map(([what, value]) => `${what} ${value}`);
  console.log(`${name}: ${text.join(", ")}`);
}
