import { createRoute, z } from "@hono/zod-openapi";

import {
  SubmissionAnswer,
  SubmissionDetail,
  SubmissionInput,
  SubmissionList,
  SubmissionQuery,
} from "../../contract/api.ts";
import { hashCode, normaliseCode } from "../domain/code.ts";
import { newId } from "../domain/id.ts";
import { standingOf } from "../domain/expected-wait.ts";
import { viewSubmission } from "../domain/submission-view.ts";
import { inBackground } from "../flow/background.ts";
import { deliver, userObjectOf } from "../flow/delivery.ts";
import { sendOutbox } from "../flow/outbox.ts";
import { requireCodeSize } from "../middleware/body-limit.ts";
import { ApiError } from "../middleware/errors.ts";
import { requireUser, signedIn } from "../middleware/session.ts";
import { readFleetStanding } from "../objects/fleet-standing.ts";
import { findAssignmentForSubmission } from "../store/courses.ts";
import {
  countPendingBefore,
  countSubmissions,
  findSubmission,
  listSubmissions,
  writeSubmission,
} from "../store/submissions.ts";
import { noSuchAssignment } from "./assignments.ts";
import { answer, body, createRouter, errors, SESSION } from "./openapi.ts";

const PAGE_SIZE = 50;

const submit = createRoute({
  method: "post",
  path: "/submissions",
  summary: "Submit a program",
  description:
    "The verdict comes over the socket. Code that was graded before for this version of the assignment is answered at once, with `cached` true.",
  security: SESSION,
  middleware: [signedIn] as const,
  request: { body: body(SubmissionInput) },
  responses: {
    201: answer(SubmissionAnswer, "Taken."),
    ...errors(
      "bad_request",
      "unauthorized",
      "forbidden",
      "not_found",
      "in_flight",
      "too_large",
      "invalid",
      "rate_limited",
    ),
  },
});

const list = createRoute({
  method: "get",
  path: "/submissions",
  summary: "This user's submissions of an assignment",
  security: SESSION,
  middleware: [signedIn] as const,
  request: { query: SubmissionQuery },
  responses: {
    200: answer(SubmissionList, "Newest first."),
    ...errors("unauthorized", "invalid"),
  },
});

const read = createRoute({
  method: "get",
  path: "/submissions/{id}",
  summary: "One of this user's submissions, with its code",
  security: SESSION,
  middleware: [signedIn] as const,
  request: { params: z.object({ id: z.string().min(1).max(64) }) },
  responses: {
    200: answer(SubmissionDetail, "With the full result once there is one."),
    ...errors("unauthorized", "not_found", "invalid"),
  },
});

export const submissionRoutes = createRouter()
  .openapi(submit, async (c) => {
    const { id: userId } = requireUser(c);
    const { assignmentId, code } = c.req.valid("json");
    requireCodeSize(code);
    const { db } = c.var;
    const id = newId();
    const user = userObjectOf(c.env, userId);
    const normalised = normaliseCode(code);
    // Where nothing was written, the student may send again at once.
    const releaseAndThrow = async (error: unknown): Promise<never> => {
      await user.release(id);
      throw error;
    };
    // Four things that need nothing of each other: the student waits for the slowest only.
    const [admission, assignment, codeHash, fleet] = await Promise.all([
      user.admit(assignmentId, id),
      findAssignmentForSubmission(db, assignmentId),
      hashCode(normalised),
      readFleetStanding(c.env),
    ]).catch(releaseAndThrow);
    if (!admission.admitted) throw new ApiError(admission.code, undefined, admission);
    if (assignment === null) return releaseAndThrow(noSuchAssignment());

    const { row, outbox, queuePosition } = await writeSubmission(db, {
      id,
      userId,
      assignmentId,
      versionId: assignment.versionId,
      points: assignment.points,
      code,
      normalised,
      codeHash,
      gradingId: newId(),
      lane: "grading",
      now: Date.now(),
    }).catch(releaseAndThrow);

    // From here on the sweep finishes what this request does not get to.
    const submission = viewSubmission(row, standingOf(row.status, queuePosition, fleet));
    if (row.cached) {
      await user.release(id);
      inBackground(c.executionCtx, "deliver_cached", deliver(c.env, db, [row]));
    } else {
      inBackground(c.executionCtx, "send", sendOutbox(c.env, db, outbox));
      inBackground(c.executionCtx, "announce", user.announce(userId, submission));
    }
    return c.json({ submission }, 201);
  })
  .openapi(list, async (c) => {
    const { id: userId } = requireUser(c);
    const { assignmentId, cursor } = c.req.valid("query");
    const [rows, total] = await Promise.all([
      listSubmissions(c.var.db, { userId, assignmentId, cursor, limit: PAGE_SIZE + 1 }),
      countSubmissions(c.var.db, { userId, assignmentId }),
    ]);
    const page = rows.slice(0, PAGE_SIZE);
    const more = rows.length > PAGE_SIZE;
    return c.json(
      {
        submissions: page.map((row) => viewSubmission(row)),
        cursor: more ? (page.at(-1)?.id ?? null) : null,
        total,
      },
      200,
    );
  })
  .openapi(read, async (c) => {
    const { id: userId } = requireUser(c);
    const found = await findSubmission(c.var.db, c.req.valid("param").id, userId);
    if (found === null) throw new ApiError("not_found", "You have no such submission.");
    const { code, gradingId, ...row } = found;
    const [before, fleet] = await Promise.all([
      row.status === "pending" ? countPendingBefore(c.var.db, gradingId) : 0,
      readFleetStanding(c.env),
    ]);
    const view = viewSubmission(row, standingOf(row.status, before, fleet));
    const submission =
      row.status === "running" ? await userObjectOf(c.env, userId).withProgress(view) : view;
    return c.json({ submission: { ...submission, code } }, 200);
  });
