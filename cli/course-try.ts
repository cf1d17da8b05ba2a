import { availableParallelism } from "node:os";

import type { AssignmentUpload } from "../contract/course.ts";
import type { GradingResult } from "../contract/verdict.ts";
import { JudgeRefusal, SandboxError, type Sandbox } from "../grader-node/sandbox/types.ts";
import type { CheckedCourse } from "./course-check.ts";
import { indent, reportText } from "./grade-report.ts";
import { inOrder } from "./in-order.ts";
import { CommandError, type Io } from "./io.ts";
import { withSandbox } from "./open-sandbox.ts";
import { runJob } from "./run-job.ts";

/** A reference that takes more than this share of the limit leaves students too little. */
const SLOW_SHARE = 0.5;

interface Trial {
  assignment: AssignmentUpload;
  reference: GradingResult;
  starter: GradingResult;
}

interface FailedTrial {
  assignment: AssignmentUpload;
  error: SandboxError;
}

/**
 * Runs every reference and every starter in the real sandbox: a reference must be `correct`, a
 * starter must not be. Tells each assignment's outcome in the course's order. Tests that cannot be
 * run are a fault of their assignment; the others are tried all the same.
 * @returns whether the course held.
 * @throws {CommandError} when the sandbox failed.
 */
export async function tryCourse(
  { course, assignments }: CheckedCourse,
  io: Io,
  tell: (text: string) => void,
): Promise<boolean> {
  const references = new Map(assignments.map(({ slug, reference }) => [slug, reference ?? ""]));
  const slots = Math.min(availableParallelism(), course.assignments.length);
  return withSandbox(io, slots, async (sandbox) => {
    const work = (assignment: AssignmentUpload) =>
      tryAssignment(sandbox, assignment, references.get(assignment.slug) ?? "", io.signal);
    let held = true;
    for await (const trial of inOrder(course.assignments, slots, work, io.signal)) {
      if ("error" in trial) {
        tell(refusalText(trial));
        held = false;
        continue;
      }
      const faults = trialFaults(trial);
      held &&= faults.length === 0;
      tell(trialText(trial, faults));
    }
    if (io.signal.aborted) throw new CommandError("Given up before everything was tried.");
    return held;
  });
}

async function tryAssignment(
  sandbox: Sandbox,
  assignment: AssignmentUpload,
  reference: string,
  signal: AbortSignal,
): Promise<Trial | FailedTrial> {
  const { module, isolation, limits, files } = assignment;
  const run = (code: string) => runJob(sandbox, { module, isolation, limits, files, code }, signal);
  const referenceResult = await run(reference);
  if (referenceResult instanceof SandboxError) return { assignment, error: referenceResult };
  const starterResult = await run(assignment.starter);
  if (starterResult instanceof SandboxError) return { assignment, error: starterResult };
  return { assignment, reference: referenceResult, starter: starterResult };
}

/** @throws {CommandError} when it was no fault of the assignment. */
function refusalText({ assignment, error }: FailedTrial): string {
  if (error instanceof JudgeRefusal) return `error    ${assignment.slug}: ${error.reason}`;
  throw new CommandError(`The sandbox failed at ${assignment.slug}: ${error.message}`);
}

function trialFaults({ assignment, reference, starter }: Trial): string[] {
  const faults: string[] = [];
  if (reference.verdict !== "correct") {
    const entry = { file: "solution.py", result: reference, points: 0 };
    faults.push(`the reference is not correct:\n${indent(reportText(entry))}`);
  }
  if (starter.verdict === "correct") {
    const { points } = assignment;
    faults.push(`the starter is already correct, so the ${points} points are given away`);
  }
  return faults;
}

function trialText({ assignment, reference, starter }: Trial, faults: readonly string[]): string {
  const { slug, limits } = assignment;
  const seconds = reference.cpuMs / 1000;
  const verdicts = `reference ${reference.verdict} in ${reference.cpuMs} ms, starter ${starter.verdict}`;
  const head = `${faults.length === 0 ? "ok      " : "error   "} ${slug}: ${verdicts}`;
  const slow =
    seconds > limits.cpuSeconds * SLOW_SHARE
      ? [`the reference needs ${seconds} s of the ${limits.cpuSeconds} s that a student has`]
      : [];
  const notes = slow.map((note) => `warning  ${slug}: ${note}`);
  return [head, ...faults.map((fault) => indent(fault, 9)), ...notes].join("\n");
}
