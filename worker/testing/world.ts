import { env } from "cloudflare:test";

import type { InvitationCreated, NodeCreated } from "../../contract/admin.ts";
import type { ProblemReport } from "../../contract/feedback.ts";
import { newId } from "../domain/id.ts";
import {
  assignmentUpload,
  type Call,
  grade,
  gradingOf,
  newCourse,
  newNode,
  newStudent,
  only,
  resultOf,
  type Student,
} from "./actors.ts";

/** Everybody who may stand before a route. The owner has a submission; the holder a running grading. */
export const ACTORS = [
  "visitor",
  "ended",
  "owner",
  "stranger",
  "instructor",
  "foreign",
  "admin",
  "holder",
  "idle",
  "revoked",
] as const;
export type Actor = (typeof ACTORS)[number];

export interface World {
  tokens: Record<Actor, string | null>;
  course: string;
  assignmentId: string;
  /** An assignment that the owner has solved. */
  solvedId: string;
  /** The owner's, graded with a limit that may be doubted. */
  submissionId: string;
  /** Somebody's program that the holder runs now. */
  running: { gradingId: string; lease: string; versionId: string };
  admin: Call;
}

/** A course with its people and nodes, so that each actor can be sent to each route. */
export async function newWorld(): Promise<World> {
  const { slug, ids } = await newCourse([assignmentUpload("a"), assignmentUpload("b")]);
  const [assignmentId = "", solvedId = ""] = ids;
  const elsewhere = await newCourse();
  const [ended, owner, stranger, instructor, foreign] = (await Promise.all(
    Array.from({ length: 5 }, async () => newStudent()),
  )) as [Student, Student, Student, Student, Student];
  const [holder, idle, revoked] = [await newNode(), await newNode(), await newNode()];
  const adminUser = await newStudent();
  const role = "insert into course_roles (course, user_id, created_at) values (?, ?, 1)";
  await env.DB.batch([
    set("delete from sessions where user_id = ?", ended.id),
    set(role, slug, instructor.id),
    set(role, elsewhere.slug, foreign.id),
    set("update users set role = 'admin' where id = ?", adminUser.id),
    set("update nodes set revoked_at = 1 where id = ?", revoked.id),
    set("insert into solved values (?, ?, '-', 100, 1)", owner.id, solvedId),
  ]);

  const submission = await owner.submit(assignmentId, "x = 1");
  await grade(holder, submission, "time_limit");
  const other = await (await newStudent()).submit(assignmentId, "x = 2");
  const { gradingId, lease, versionId } = only(await holder.claim([await gradingOf(other)]));
  return {
    tokens: {
      visitor: null,
      ended: ended.token,
      owner: owner.token,
      stranger: stranger.token,
      instructor: instructor.token,
      foreign: foreign.token,
      admin: adminUser.token,
      holder: holder.token,
      idle: idle.token,
      revoked: revoked.token,
    },
    course: slug,
    assignmentId,
    solvedId,
    submissionId: submission.id,
    running: { gradingId, lease, versionId },
    admin: adminUser.call,
  };
}

function set(text: string, ...values: string[]) {
  return env.DB.prepare(text).bind(...values);
}

/** What is sent to one address: the values of its parameters, and query, body and headers. */
export interface Sent {
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
  upgrade?: boolean;
}

const upload = () => ({ title: "T", description: "", assignments: [assignmentUpload("a")] });

async function invited({ admin, course }: World) {
  return (await admin<InvitationCreated>("POST", `/courses/${course}/invitations`)).body;
}

/**
 * A request to each route that would be granted to whoever has the right, with objects of its own
 * where granting uses them up. A route that needs nothing is not here.
 */
export const REQUESTS: Record<string, (world: World) => Sent | Promise<Sent>> = {
  "POST /grader/claims": () => ({ body: { claimId: newId(), gradingIds: ["none"] } }),
  "GET /grader/bundles/:versionId": ({ running: { versionId } }) => ({ params: { versionId } }),
  "POST /grader/progress": ({ running: { gradingId, lease } }) => ({
    body: { progress: [{ gradingId, lease, tests: [], testCount: 2 }] },
  }),
  "POST /grader/results": ({ running: { gradingId, lease } }) => ({
    body: {
      reports: [{ gradingId, lease, outcome: { kind: "graded", result: resultOf("correct") } }],
    },
  }),
  "GET /grader/connect": () => ({ upgrade: true }),
  "GET /connect": () => ({ upgrade: true }),
  "DELETE /me": () => ({ body: { confirm: "delete" } }),
  "POST /session/recover": async () => {
    const { call } = await newStudent();
    const { body } = await call<{ code: string }>("POST", "/me/recovery-code");
    return { body: { code: body.code } };
  },
  "PUT /courses/:course": () => ({ body: upload() }),
  "PUT /courses/:course (a new one)": () => ({
    params: { course: `new-${newId().toLowerCase()}` },
    body: upload(),
  }),
  "PUT /courses/:course/current": ({ assignmentId }) => ({ body: { assignmentId } }),
  "GET /assignments/:id": ({ assignmentId: id }) => ({ params: { id } }),
  "PUT /assignments/:id/draft": ({ assignmentId: id }) => ({ params: { id }, body: { code: "x" } }),
  "DELETE /assignments/:id/other-drafts": ({ assignmentId: id }) => ({ params: { id } }),
  "PUT /assignments/:id/rating": ({ solvedId: id }) => ({
    params: { id },
    body: { stars: 4, comment: "Fine." },
  }),
  "POST /assignments/:id/reports": ({ assignmentId: id }) => ({
    params: { id },
    body: { message: "The second example is wrong." },
  }),
  "POST /submissions": ({ assignmentId }) => ({ body: { assignmentId, code: "x = 1" } }),
  "GET /submissions": ({ assignmentId }) => ({ query: `?assignmentId=${assignmentId}` }),
  "GET /submissions/:id": ({ submissionId: id }) => ({ params: { id } }),
  "POST /submissions/:id/regrade": ({ submissionId: id }) => ({ params: { id } }),
  "DELETE /courses/:course/invitations/:id": async (world) => ({
    params: { id: (await invited(world)).id },
  }),
  "POST /invitations/accept": async (world) => ({ body: { token: (await invited(world)).token } }),
  "DELETE /courses/:course/instructors/:userId": async (world) => {
    const guest = await newStudent();
    await guest.call("POST", "/invitations/accept", { token: (await invited(world)).token });
    return { params: { userId: guest.id } };
  },
  "POST /reports/:id/close": async ({ assignmentId }) => {
    const { call } = await newStudent();
    const path = `/assignments/${assignmentId}/reports`;
    const { body } = await call<{ report: ProblemReport }>("POST", path, { message: "Odd." });
    return { params: { id: body.report.id } };
  },
  "POST /admin/nodes": () => ({ body: { name: `n-${newId()}` } }),
  "DELETE /admin/nodes/:id": async ({ admin }) => {
    const { body } = await admin<NodeCreated>("POST", "/admin/nodes", { name: `n-${newId()}` });
    return { params: { id: body.id } };
  },
  "PUT /admin/users/:id/role": async () => ({
    params: { id: (await newStudent()).id },
    body: { role: "instructor" },
  }),
};
