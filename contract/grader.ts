import { z } from "zod";

import { VersionId } from "./bundle.ts";
import { GradingResult, TestResult } from "./verdict.ts";

/** The queue message: ids only. The truth about a grading is in D1. */
export const GradingMessage = z.object({ gradingId: z.string().min(1).max(64) });
export type GradingMessage = z.infer<typeof GradingMessage>;

/** Students' work goes before regrades: a node takes from bulk what students leave free. */
export const Lane = z.enum(["grading", "grading-bulk"]);
export type Lane = z.infer<typeof Lane>;

/** A node never claims more at once than one pull can bring. */
export const MAX_BATCH = 100;

/**
 * `POST /api/grader/claims`. The node makes up `claimId` and keeps it while it repeats one request:
 * what an earlier try took, whose answer was lost, is then handed out again.
 */
export const ClaimRequest = z.object({
  claimId: z.string().min(8).max(64),
  gradingIds: z.array(GradingMessage.shape.gradingId).min(1).max(MAX_BATCH),
});

/** One grading under this node's lease. `code` is what to run. */
export const Claim = z.object({
  gradingId: z.string(),
  lease: z.string(),
  /** How long the lease lasts from now, in milliseconds: a node's clock may be hours off. */
  leaseMs: z.int().positive(),
  /** 1 for the first attempt. */
  attempt: z.int().positive(),
  versionId: VersionId,
  code: z.string(),
});
export type Claim = z.infer<typeof Claim>;

/** Ids that are not among the claims are somebody else's, or done: ack and drop their messages. */
export const ClaimAnswer = z.object({ claims: z.array(Claim) });

/**
 * One outcome: a result; `error` when the sandbox (never the student) failed or the node died with the
 * job, which uses up an attempt; `returned` when the node stops and the job is not to blame.
 */
export const Report = z.object({
  gradingId: z.string(),
  lease: z.string(),
  outcome: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("graded"), result: GradingResult }),
    z.object({ kind: z.literal("error"), reason: z.string().max(1_000) }),
    z.object({ kind: z.literal("returned"), reason: z.string().max(1_000) }),
  ]),
});
export type Report = z.infer<typeof Report>;

/** `POST /api/grader/results` */
export const ReportRequest = z.object({ reports: z.array(Report).min(1).max(MAX_BATCH) });

/**
 * Per report: `stored` (now or earlier, the same), `requeued` (an error with attempts left, or `failed`
 * without), `stale` (this node holds the grading no more) or `refused` (it is another node's). In every
 * case the message can be acked.
 */
export const ReportAnswer = z.object({
  outcomes: z.array(
    z.object({
      gradingId: z.string(),
      outcome: z.enum(["stored", "requeued", "stale", "refused"]),
    }),
  ),
});
export type ReportAnswer = z.infer<typeof ReportAnswer>;

/** How far one run is: the tests that have ended so far, in order. */
export const Progress = z.object({
  gradingId: z.string(),
  lease: z.string(),
  tests: z.array(TestResult).max(2_000),
  /** How many tests there are in all. */
  testCount: z.int().positive(),
});
export type Progress = z.infer<typeof Progress>;

/** `POST /api/grader/progress`: for runs that take longer than half a second. Never repeated. */
export const ProgressRequest = z.object({ progress: z.array(Progress).min(1).max(MAX_BATCH) });

/** Per run: `told` to those who wait, or not, since this node does not hold it. */
export const ProgressAnswer = z.object({
  outcomes: z.array(z.object({ gradingId: z.string(), outcome: z.enum(["told", "stale"]) })),
});

/** Node to `Fleet`, over `GET /api/grader/connect`: sent at connect and whenever it changes. */
export const PresenceMessage = z.object({
  type: z.literal("presence"),
  freeSlots: z.int().nonnegative(),
  /** How many jobs the node runs side by side. */
  slots: z.int().nonnegative().default(0),
  /** What a job takes here of late, in milliseconds from claim to result; null before the first. */
  jobMs: z.number().nonnegative().nullable().default(null),
  draining: z.boolean(),
});
export type PresenceMessage = z.input<typeof PresenceMessage>;

/** `Fleet` to node: work is waiting in this lane. A hint only; polling goes on underneath. */
export const NudgeMessage = z.object({ type: z.literal("work"), lane: Lane });
export type NudgeMessage = z.infer<typeof NudgeMessage>;

/** The code with which `Fleet` closes the socket of a node whose token was revoked. */
export const REVOKED_CODE = 4001;
