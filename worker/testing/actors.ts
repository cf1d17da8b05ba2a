import { createExecutionContext, env, waitOnExecutionContext } from "cloudflare:test";
import { expect } from "vitest";

import type { Submission } from "../../contract/api.ts";
import type { AssignmentUpload, CoursePublished } from "../../contract/course.ts";
import type { Claim, Report, ReportAnswer } from "../../contract/grader.ts";
import { DEFAULT_LIMITS } from "../../contract/limits.ts";
import type { ServerEvent } from "../../contract/socket.ts";
import { type GradingResult, TestResult, type Verdict } from "../../contract/verdict.ts";
import { createApi } from "../app.ts";
import { newId } from "../domain/id.ts";
import { hashToken, newToken } from "../domain/token.ts";
import { openDb } from "../store/db.ts";
import { nodes, type Role, users } from "../store/schema.ts";

const ORIGIN = "http://gradewire.test";
const api = createApi();

/** Answers a request with all that it left to `waitUntil` done. */
export async function send(request: Request, d1: D1Database = env.DB): Promise<Response> {
  const ctx = createExecutionContext();
  const response = await api.fetch(request, { ...env, DB: d1 }, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** Somebody with a token: JSON in, JSON out. `d1` may be a database that watches its queries. */
export function caller(token: string | null, d1: D1Database = env.DB) {
  const headers: Record<string, string> =
    token === null ? {} : { Authorization: `Bearer ${token}` };
  return async function call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const request = new Request(`${ORIGIN}/api${path}`, {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
    });
    const response = await send(request, d1);
    return {
      status: response.status,
      body: response.status === 204 ? (null as T) : await response.json<T>(),
      headers: response.headers,
    };
  };
}

/** Sent as it is, to be something else than JSON. */
function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === "string" || body instanceof Uint8Array;
}

export type Call = ReturnType<typeof caller>;

export interface Student {
  id: string;
  token: string;
  call: Call;
  submit: (assignmentId: string, code: string) => Promise<Submission>;
}

export async function newStudent(d1?: D1Database): Promise<Student> {
  const { body } = await caller(null, d1)<{ user: { id: string }; token: string }>(
    "POST",
    "/session",
  );
  const call = caller(body.token, d1);
  return {
    id: body.user.id,
    token: body.token,
    call,
    async submit(assignmentId, code) {
      const answer = await call<{ submission: Submission }>("POST", "/submissions", {
        assignmentId,
        code,
      });
      expect(answer.status).toBe(201);
      return answer.body.submission;
    },
  };
}

export async function newPublisher(role: Role = "admin", d1?: D1Database): Promise<Call> {
  const student = await newStudent(d1);
  await openDb(env.DB)
    .insert(users)
    .values({ id: student.id, role, createdAt: 0 })
    .onConflictDoUpdate({ target: users.id, set: { role } });
  return student.call;
}

export function assignmentUpload(
  slug: string,
  change: Partial<AssignmentUpload> = {},
): AssignmentUpload {
  return {
    slug,
    title: `The ${slug} one`,
    points: 100,
    module: "solution",
    isolation: "split",
    limits: DEFAULT_LIMITS,
    handoutMarkdown: "# Hello\n\nDo <b>this</b>.",
    starter: "def f():\n    pass\n",
    files: [
      { path: "tests/test_hidden.py", source: `# secret of ${slug} ${newId()}\n` },
      { path: "examples/test_shown.py", source: "# shown\n" },
    ],
    ...change,
  };
}

/** Publishes a course of these assignments under a fresh slug, and answers its ids by slug. */
export async function newCourse(
  uploads: AssignmentUpload[] = [assignmentUpload(`a-${newId().toLowerCase()}`)],
  d1?: D1Database,
): Promise<{ slug: string; ids: string[] }> {
  const slug = `course-${newId().toLowerCase()}`;
  const publisher = await newPublisher("admin", d1);
  const { status, body } = await publisher<CoursePublished>("PUT", `/courses/${slug}`, {
    title: "A course",
    description: "For tests.",
    assignments: uploads,
  });
  expect(status).toBe(200);
  return { slug, ids: body.assignments.map((one) => one.id) };
}

export interface Node {
  id: string;
  token: string;
  call: Call;
  claim: (gradingIds: string[], claimId?: string) => Promise<Claim[]>;
  report: (
    claim: Claim,
    result: GradingResult,
  ) => Promise<ReportAnswer["outcomes"][number]["outcome"]>;
  fail: (claim: Claim, reason?: string) => Promise<ReportAnswer["outcomes"][number]["outcome"]>;
  giveBack: (claim: Claim) => Promise<ReportAnswer["outcomes"][number]["outcome"]>;
}

export async function newNode(d1?: D1Database): Promise<Node> {
  const id = newId();
  const token = newToken();
  await openDb(env.DB)
    .insert(nodes)
    .values({ id, name: "node", tokenHash: await hashToken(token), createdAt: 0 });
  const call = caller(token, d1);
  const send1 = async (report: Report) => {
    const { status, body } = await call<ReportAnswer>("POST", "/grader/results", {
      reports: [report],
    });
    expect(status).toBe(200);
    const outcome = body.outcomes[0]?.outcome;
    if (outcome === undefined) throw new Error("no outcome for the report");
    return outcome;
  };
  return {
    id,
    token,
    call,
    claim: async (gradingIds, claimId = newId()) =>
      (await call<{ claims: Claim[] }>("POST", "/grader/claims", { claimId, gradingIds })).body
        .claims,
    report: async ({ gradingId, lease }, result) =>
      send1({ gradingId, lease, outcome: { kind: "graded", result } }),
    fail: async ({ gradingId, lease }, reason = "the engine is away") =>
      send1({ gradingId, lease, outcome: { kind: "error", reason } }),
    giveBack: async ({ gradingId, lease }) =>
      send1({ gradingId, lease, outcome: { kind: "returned", reason: "the node stops" } }),
  };
}

export function resultOf(verdict: Verdict): GradingResult {
  return {
    verdict,
    tests: [
      TestResult.parse({
        name: "test_a.TestA.test_a",
        outcome: verdict === "correct" ? "passed" : "failed",
      }),
    ],
    feedback: null,
    line: null,
    cpuMs: 3,
    wallMs: 5,
    memoryKb: 9_000,
    isolation: "split",
    sandbox: "docker",
  };
}

/** The grading of a submission: ids of gradings are not part of the students' interface. */
export async function gradingOf(submission: Submission): Promise<string> {
  const row = await env.DB.prepare("select grading_id as id from submissions where id = ?")
    .bind(submission.id)
    .first<{ id: string }>();
  if (row === null) throw new Error("no such submission");
  return row.id;
}

/** Has a node claim and judge a submission's grading. */
export async function grade(node: Node, submission: Submission, verdict: Verdict): Promise<void> {
  const [claim] = await node.claim([await gradingOf(submission)]);
  if (claim === undefined) throw new Error("the grading could not be claimed");
  expect(await node.report(claim, resultOf(verdict))).toBe("stored");
}

/** An open page: the events it has got so far, in order. */
export async function openPage(student: Pick<Student, "token">, after?: number) {
  const query = after === undefined ? "" : `?after=${after}`;
  const response = await send(
    new Request(`${ORIGIN}/api/connect${query}`, {
      headers: { Upgrade: "websocket", Authorization: `Bearer ${student.token}` },
    }),
  );
  const socket = response.webSocket;
  if (socket === null) throw new Error(`no socket: ${response.status}`);
  const events: ServerEvent[] = [];
  const texts: string[] = [];
  socket.addEventListener("message", ({ data }) => {
    const text = String(data);
    if (text === "pong") texts.push(text);
    else events.push(JSON.parse(text) as ServerEvent);
  });
  socket.accept();
  return { socket, events, texts };
}

/** A student with one new submission, its grading, and a look at where it stands. */
export async function newSubmission(code = "x = 1") {
  const { ids } = await newCourse();
  const [assignmentId = ""] = ids;
  const student = await newStudent();
  const submission = await student.submit(assignmentId, code);
  const gradingId = await gradingOf(submission);
  const read = async () =>
    (await student.call<{ submission: Submission }>("GET", `/submissions/${submission.id}`)).body
      .submission;
  return { assignmentId, student, submission, gradingId, read };
}

/** The one claim of an answer that must hold just one. */
export function only(claims: Claim[]): Claim {
  const [claim] = claims;
  if (claim === undefined || claims.length > 1) throw new Error(`${claims.length} claims`);
  return claim;
}

/** A node's open socket, with two slots free. */
export async function connectNode(node: Pick<Node, "token">): Promise<WebSocket> {
  const { webSocket } = await send(
    new Request(`${ORIGIN}/api/grader/connect`, {
      headers: { Upgrade: "websocket", Authorization: `Bearer ${node.token}` },
    }),
  );
  if (webSocket === null) throw new Error("the node got no socket");
  webSocket.accept();
  webSocket.send(JSON.stringify({ type: "presence", freeSlots: 2, draining: false }));
  return webSocket;
}
