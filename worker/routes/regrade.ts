import { createRoute, z } from "@hono/zod-openapi";

import { SubmissionAnswer } from "../../contract/api.ts";
import { newId } from "../domain/id.ts";
import { DOUBTFUL_VERDICTS, REGRADE_EVERY_MS, regradableAt } from "../domain/regrade.ts";
import { viewSubmission } from "../domain/submission-view.ts";
import { inBackground } from "../flow/background.ts";
import { userObjectOf } from "../flow/delivery.ts";
import { sendOutbox } from "../flow/outbox.ts";
import { ApiError } from "../middleware/errors.ts";
import { requireUser, signedIn } from "../middleware/session.ts";
import { startRegrade } from "../store/regrades.ts";
import { findSubmission } from "../store/submissions.ts";
import { answer, createRouter, errors, SESSION } from "./openapi.ts";

const regrade = createRoute({
  method: "post",
  path: "/submissions/{id}/regrade",
  summary: "Have a verdict looked at again",
  description:
    "For a time or memory limit, which a busy machine might have caused; once in ten minutes for the same program. The better result stands, for everybody who sent it.",
  security: SESSION,
  middleware: [signedIn] as const,
  request: { params: z.object({ id: z.string().min(1).max(64) }) },
  responses: {
    201: answer(SubmissionAnswer, "The same submission, in line again."),
    ...errors(
      "unauthorized",
      "forbidden",
      "not_found",
      "in_flight",
      "not_regradable",
      "invalid",
      "rate_limited",
    ),
  },
});

export const regradeRoutes = createRouter().openapi(regrade, async (c) => {
  const { id: userId } = requireUser(c);
  const { id } = c.req.valid("param");
  const { db } = c.var;
  const found = await findSubmission(db, id, userId);
  if (found === null) throw new ApiError("not_found", "You have no such submission.");
  const now = Date.now();
  requireRegradable(found, now);

  const user = userObjectOf(c.env, userId);
  const admission = await user.admit(found.assignmentId, id);
  if (!admission.admitted) throw new ApiError(admission.code, undefined, admission);
  const started = await startRegrade(db, {
    submissionId: id,
    userId,
    gradingId: newId(),
    verdicts: DOUBTFUL_VERDICTS,
    notSince: now - REGRADE_EVERY_MS,
    now,
  }).catch(async (error: unknown) => {
    await user.release(id);
    throw error;
  });
  if (started === null) {
    // Somebody who sent the same program was quicker by a moment.
    await user.release(id);
    throw tooSoon(REGRADE_EVERY_MS);
  }
  const submission = viewSubmission(started.row);
  // Before a node can have it: an outcome that came first would be taken for the one told before.
  await user.reopen(userId, submission);
  inBackground(c.executionCtx, "send", sendOutbox(c.env, db, started.outbox));
  return c.json({ submission }, 201);
});

/** @throws ApiError `not_regradable` for another verdict, `rate_limited` when it is too soon. */
function requireRegradable(found: Awaited<ReturnType<typeof findSubmission>>, now: number): void {
  const from = found && regradableAt({ ...found, verdict: found.result?.verdict ?? null });
  if (found?.status !== "graded" || from === null) throw new ApiError("not_regradable");
  if (from > now) throw tooSoon(from - now);
}

function tooSoon(retryAfterMs: number): ApiError {
  const minutes = Math.ceil(retryAfterMs / 60_000);
  const when = minutes === 1 ? "in a minute" : `in ${minutes} minutes`;
  return new ApiError("rate_limited", `This was looked at again just now. Ask once more ${when}.`, {
    retryAfterMs,
  });
}
