import type { Submission } from "../../contract/api.ts";
import type { GradingResult, GradingStatus } from "../../contract/verdict.ts";
import { NO_STANDING, type Standing } from "./expected-wait.ts";
import { regradableAt } from "./regrade.ts";

/** A submission joined with its grading, as the store reads it. Times are milliseconds. */
export interface SubmissionRow {
  id: string;
  userId: string;
  assignmentId: string;
  versionId: string;
  codeHash: string;
  createdAt: number;
  cached: boolean;
  /** What a correct answer was worth when this was sent. */
  worth: number;
  status: GradingStatus;
  result: GradingResult | null;
  gradedAt: number | null;
  /** When a second look at this verdict was last asked for. */
  regradedAt: number | null;
}

/** What the student sees. `failed` has no verdict: it was our fault and costs nothing. */
export function viewSubmission(row: SubmissionRow, standing: Standing = NO_STANDING): Submission {
  const result = row.status === "graded" ? row.result : null;
  const verdict = result?.verdict ?? null;
  const again = regradableAt({ ...row, verdict });
  return {
    id: row.id,
    assignmentId: row.assignmentId,
    versionId: row.versionId,
    codeHash: row.codeHash,
    createdAt: new Date(row.createdAt).toISOString(),
    status: row.status,
    cached: row.cached,
    verdict,
    isolation: result === null ? null : (result.isolation ?? "split"),
    sandbox: result === null ? null : (result.sandbox ?? "docker"),
    points: verdict === null ? null : verdict === "correct" ? row.worth : 0,
    tests: result?.tests ?? [],
    testCount: result?.tests.length ?? null,
    feedback: row.status === "failed" ? FAILED_FEEDBACK : (result?.feedback ?? null),
    line: result?.line ?? null,
    ...standing,
    regradableAt: again === null ? null : new Date(again).toISOString(),
    cpuMs: result?.cpuMs ?? null,
    memoryKb: result?.memoryKb ?? null,
  };
}

const FAILED_FEEDBACK =
  "We could not grade this, and that is our fault, not yours. Your code is kept; submit it again whenever you like.";

/** True once nothing more will happen to this submission. */
export function isFinal(status: GradingStatus): boolean {
  return status === "graded" || status === "failed";
}
