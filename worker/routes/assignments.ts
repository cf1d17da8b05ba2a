import { createRoute, z } from "@hono/zod-openapi";

import { AssignmentDetail, DraftInput, DraftSaved } from "../../contract/api.ts";
import { highlightPython } from "../domain/highlight-python.ts";
import { instant } from "../domain/instant.ts";
import { userObjectOf } from "../flow/delivery.ts";
import { requireCodeSize } from "../middleware/body-limit.ts";
import { ApiError } from "../middleware/errors.ts";
import { requireUser, signedIn } from "../middleware/session.ts";
import { findAssignment, findAssignmentForSubmission } from "../store/courses.ts";
import { findRating } from "../store/ratings.ts";
import { answer, body, createRouter, errors, SESSION } from "./openapi.ts";

const params = z.object({ id: z.string().min(1).max(64) });

const readAssignment = createRoute({
  method: "get",
  path: "/assignments/{id}",
  summary: "An assignment with its handout, starter and visible examples",
  request: { params },
  responses: {
    200: answer(
      AssignmentDetail,
      "With a session, `draft`, `otherDrafts` and `rating` are this user's.",
    ),
    ...errors("not_found", "invalid"),
  },
});

const writeDraft = createRoute({
  method: "put",
  path: "/assignments/{id}/draft",
  summary: "Save a draft",
  description:
    "With `base` a text that another device saved meanwhile is kept: the answer is `draft_conflict` and carries it. The text that is there already is saved, so a request whose answer was lost can be sent again.",
  security: SESSION,
  middleware: [signedIn] as const,
  request: { params, body: body(DraftInput) },
  responses: {
    200: answer(DraftSaved, "When it was saved."),
    ...errors(
      "bad_request",
      "unauthorized",
      "forbidden",
      "not_found",
      "draft_conflict",
      "too_large",
      "invalid",
    ),
  },
});

const dropOtherDrafts = createRoute({
  method: "delete",
  path: "/assignments/{id}/other-drafts",
  summary: "Let go of the texts that did not become the draft",
  security: SESSION,
  middleware: [signedIn] as const,
  request: { params },
  responses: {
    204: { description: "Only the draft is left." },
    ...errors("unauthorized", "forbidden", "invalid"),
  },
});

export const assignmentRoutes = createRouter()
  .openapi(readAssignment, async (c) => {
    const { id } = c.req.valid("param");
    const userId = c.var.user?.id ?? null;
    const [row, texts, rating] = await Promise.all([
      findAssignment(c.var.db, id),
      userId === null ? null : userObjectOf(c.env, userId).texts(id),
      userId === null ? null : findRating(c.var.db, userId, id),
    ]);
    if (row === null) throw noSuchAssignment();
    const { position: _position, isolation: _isolation, ...assignment } = row;
    const examples = row.examples.map((example) => ({
      ...example,
      html: highlightPython(example.source),
    }));
    const draft = texts?.draft ?? null;
    return c.json(
      {
        assignment: {
          ...assignment,
          examples,
          draft: draft?.code ?? null,
          draftSavedAt: draft === null ? null : instant(draft.savedAt),
          otherDrafts: texts?.others ?? [],
          rating: rating === null ? null : { ...rating, ratedAt: instant(rating.ratedAt) },
        },
      },
      200,
    );
  })
  .openapi(writeDraft, async (c) => {
    const { id: userId } = requireUser(c);
    const { id } = c.req.valid("param");
    const { code, base } = c.req.valid("json");
    requireCodeSize(code);
    if ((await findAssignmentForSubmission(c.var.db, id)) === null) throw noSuchAssignment();
    const outcome = await userObjectOf(c.env, userId).saveDraft(id, {
      code,
      base: typeof base === "string" ? Date.parse(base) : base,
    });
    if (!outcome.saved) {
      const { draft } = outcome;
      throw new ApiError("draft_conflict", undefined, {
        draft: { code: draft.code, savedAt: instant(draft.savedAt) },
      });
    }
    return c.json({ savedAt: instant(outcome.savedAt) }, 200);
  })
  .openapi(dropOtherDrafts, async (c) => {
    const { id: userId } = requireUser(c);
    await userObjectOf(c.env, userId).dropOtherDrafts(c.req.valid("param").id);
    return c.body(null, 204);
  });

export function noSuchAssignment(): ApiError {
  return new ApiError("not_found", "There is no such assignment.");
}
