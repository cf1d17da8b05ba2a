import { createRoute, z } from "@hono/zod-openapi";

import {
  InvitationAccepted,
  InvitationCreated,
  InvitationId,
  InvitationInput,
  InvitationList,
  InstructorList,
  Removed,
} from "../../contract/admin.ts";
import { Slug } from "../../contract/course.ts";
import { instant } from "../domain/instant.ts";
import { hashToken, newToken } from "../domain/token.ts";
import { ApiError } from "../middleware/errors.ts";
import { courseInstructor } from "../middleware/rights.ts";
import { requireUser, signedIn } from "../middleware/session.ts";
import { listInstructors, removeInstructor } from "../store/course-roles.ts";
import {
  acceptInvitation,
  createInvitation,
  deleteInvitation,
  type InvitationRow,
  listInvitations,
} from "../store/invitations.ts";
import { answer, body, createRouter, errors, SESSION } from "./openapi.ts";

const INVITATION_MS = 14 * 24 * 3_600_000;

const ofCourse = { security: SESSION, middleware: courseInstructor };
const params = z.object({ course: Slug });
const COURSE_ERRORS = ["unauthorized", "forbidden", "not_found", "invalid"] as const;

const invite = createRoute({
  ...ofCourse,
  method: "post",
  path: "/courses/{course}/invitations",
  summary: "Invite an instructor",
  description: "The link is for one person and fourteen days. It is said once.",
  request: { params },
  responses: { 201: answer(InvitationCreated, "The link."), ...errors(...COURSE_ERRORS) },
});

const readInvitations = createRoute({
  ...ofCourse,
  method: "get",
  path: "/courses/{course}/invitations",
  summary: "A course's invitations",
  request: { params },
  responses: { 200: answer(InvitationList, "The last hundred."), ...errors(...COURSE_ERRORS) },
});

const withdraw = createRoute({
  ...ofCourse,
  method: "delete",
  path: "/courses/{course}/invitations/{id}",
  summary: "Take an invitation back",
  description: "Somebody who accepted it already stays an instructor.",
  request: { params: params.extend({ id: InvitationId }) },
  responses: { 200: answer(Removed, "It opens nothing now."), ...errors(...COURSE_ERRORS) },
});

const accept = createRoute({
  method: "post",
  path: "/invitations/accept",
  summary: "Accept an invitation",
  description: "Makes this user an instructor of the course. An invitation is good once.",
  security: SESSION,
  middleware: [signedIn] as const,
  request: { body: body(InvitationInput) },
  responses: {
    200: answer(InvitationAccepted, "The course that is theirs to publish too."),
    ...errors("bad_request", "unauthorized", "forbidden", "not_found", "gone", "invalid"),
  },
});

const readInstructors = createRoute({
  ...ofCourse,
  method: "get",
  path: "/courses/{course}/instructors",
  summary: "A course's instructors",
  request: { params },
  responses: { 200: answer(InstructorList, "Besides admins."), ...errors(...COURSE_ERRORS) },
});

const dismiss = createRoute({
  ...ofCourse,
  method: "delete",
  path: "/courses/{course}/instructors/{userId}",
  summary: "Take an instructor off a course",
  description: "What they published stays; invitations of theirs open nothing from now on.",
  request: { params: params.extend({ userId: z.string().min(1).max(64) }) },
  responses: { 200: answer(Removed, "They may publish it no more."), ...errors(...COURSE_ERRORS) },
});

export const instructorRoutes = createRouter()
  .openapi(invite, async (c) => {
    const { course } = c.req.valid("param");
    const token = newToken();
    const tokenHash = await hashToken(token);
    const now = Date.now();
    const expiresAt = now + INVITATION_MS;
    const { id: invitedBy } = requireUser(c);
    await createInvitation(c.var.db, { tokenHash, course, invitedBy, createdAt: now, expiresAt });
    const url = new URL(`/invitation#${token}`, c.req.url).href;
    return c.json({ id: tokenHash, token, url, expiresAt: instant(expiresAt) }, 201);
  })
  .openapi(readInvitations, async (c) => {
    const rows = await listInvitations(c.var.db, c.req.valid("param").course);
    return c.json({ invitations: rows.map(viewInvitation) }, 200);
  })
  .openapi(withdraw, async (c) => {
    const { course, id } = c.req.valid("param");
    if (!(await deleteInvitation(c.var.db, course, id))) {
      throw new ApiError("not_found", "This course has no such invitation.");
    }
    return c.json({ id }, 200);
  })
  .openapi(accept, async (c) => {
    const { id: userId } = requireUser(c);
    const tokenHash = await hashToken(c.req.valid("json").token);
    const accepted = await acceptInvitation(c.var.db, tokenHash, userId, Date.now());
    if (accepted.state !== "accepted") throw REFUSALS[accepted.state]();
    const { course, title } = accepted;
    return c.json({ course, title }, 200);
  })
  .openapi(readInstructors, async (c) => {
    const rows = await listInstructors(c.var.db, c.req.valid("param").course);
    const instructors = rows.map(({ userId, since }) => ({ userId, since: instant(since) }));
    return c.json({ instructors }, 200);
  })
  .openapi(dismiss, async (c) => {
    const { course, userId } = c.req.valid("param");
    if (!(await removeInstructor(c.var.db, course, userId))) {
      throw new ApiError("not_found", "This user is not an instructor of the course.");
    }
    return c.json({ id: userId }, 200);
  });

const AGAIN = "Ask whoever invited you for a new link.";

const REFUSALS = {
  unknown: () =>
    new ApiError("not_found", `There is no such invitation; it may have been taken back. ${AGAIN}`),
  used: () => new ApiError("gone", `This invitation was used already. ${AGAIN}`),
  expired: () =>
    new ApiError("gone", `This invitation has expired: a link is good for fourteen days. ${AGAIN}`),
  withdrawn: () =>
    new ApiError("gone", "Whoever invited you is not an instructor of this course any more."),
};

function viewInvitation(row: InvitationRow) {
  const { tokenHash, invitedBy, createdAt, expiresAt, usedBy, usedAt } = row;
  return {
    id: tokenHash,
    invitedBy,
    createdAt: instant(createdAt),
    expiresAt: instant(expiresAt),
    usedBy,
    usedAt: usedAt === null ? null : instant(usedAt),
  };
}
