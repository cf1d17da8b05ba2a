import { z } from "zod";

import { Slug } from "./course.ts";
import { TimeCursor } from "./cursor.ts";

/** A time as ISO 8601 in UTC. */
const Instant = z.iso.datetime();
const Id = z.string().min(1).max(64);

/** What a user may do everywhere; an instructor's rights over one course come besides. */
export const RoleName = z.enum(["student", "instructor", "admin"]);

/** `PUT /api/admin/users/:id/role` */
export const RoleInput = z.object({ role: RoleName });
export const RoleGiven = z.object({ id: Id, role: RoleName });

/** What a node is called: it stands in logs and on an operator's command line. */
export const NodeName = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]{0,62}$/, "1 to 63 letters, digits, dots, hyphens or underscores");

/** `POST /api/admin/nodes`. The token is said once, in the answer; only its hash is kept. */
export const NodeInput = z.object({ name: NodeName });
export const NodeCreated = z.object({ id: Id, name: z.string(), token: z.string() });
export type NodeCreated = z.infer<typeof NodeCreated>;

export const NodeView = z.object({
  id: Id,
  name: z.string(),
  createdAt: Instant,
  revokedAt: Instant.nullable(),
  /** Whether its socket is open now. Without one a node still polls. */
  connected: z.boolean(),
  /** True while it finishes what it runs and takes no more. */
  draining: z.boolean(),
  /** How many jobs it runs side by side; null while it is not connected. */
  slots: z.int().nullable(),
  /** Slots that run nothing, as the node last said; null while it is not connected. */
  freeSlots: z.int().nullable(),
  /** How many gradings it holds now. */
  running: z.int(),
});
export type NodeView = z.infer<typeof NodeView>;
/** Those that work first, then those that were revoked; each newest first. */
export const NodeList = z.object({ nodes: z.array(NodeView) });

/** `DELETE /api/admin/nodes/:id`: what it was running is back in the queue. */
export const NodeRevoked = z.object({ id: Id, name: z.string(), requeued: z.int() });
export type NodeRevoked = z.infer<typeof NodeRevoked>;

/** Why a grading ended without a verdict. Nothing of the program is in it. */
export const Failure = z.object({
  gradingId: Id,
  versionId: z.string(),
  /** The assignment as it is listed now; null once no course has this version of it. */
  assignment: z.object({ id: Id, course: Slug, slug: Slug }).nullable(),
  attempts: z.int(),
  reason: z.string().nullable(),
  failedAt: Instant,
  /** The node that had it last. */
  node: z.object({ id: Id, name: z.string() }).nullable(),
  /** How many users waited for it. */
  students: z.int(),
});
export type Failure = z.infer<typeof Failure>;

/** Newest first; `cursor` goes into the next request and is null on the last page. */
export const FailureList = z.object({
  failures: z.array(Failure),
  cursor: z.string().nullable(),
});
export type FailureList = z.infer<typeof FailureList>;
export const FailureQuery = z.object({ cursor: TimeCursor.optional() });

/** The SHA-256 (hex) of an invitation's token: it names the invitation and opens nothing. */
export const InvitationId = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * `POST /api/courses/:course/invitations`. Token and link are said once. The token is the link's
 * fragment, which no browser sends: so it stands in no server's log.
 */
export const InvitationCreated = z.object({
  id: InvitationId,
  token: z.string(),
  url: z.url(),
  expiresAt: Instant,
});
export type InvitationCreated = z.infer<typeof InvitationCreated>;

export const Invitation = z.object({
  id: InvitationId,
  invitedBy: Id,
  createdAt: Instant,
  expiresAt: Instant,
  usedBy: Id.nullable(),
  usedAt: Instant.nullable(),
});
/** Newest first. */
export const InvitationList = z.object({ invitations: z.array(Invitation) });
export type InvitationList = z.infer<typeof InvitationList>;

/** `POST /api/invitations/accept` */
export const InvitationInput = z.object({ token: z.string().min(1).max(128) });
export const InvitationAccepted = z.object({ course: Slug, title: z.string() });
export type InvitationAccepted = z.infer<typeof InvitationAccepted>;

/** Those who may publish a course besides admins, in the order in which they came. */
export const InstructorList = z.object({
  instructors: z.array(z.object({ userId: Id, since: Instant })),
});
export type InstructorList = z.infer<typeof InstructorList>;

/** What was taken away: an invitation or an instructor of a course. */
export const Removed = z.object({ id: z.string() });
