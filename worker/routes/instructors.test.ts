import { env } from "cloudflare:test";
import { expect, test } from "vitest";

import type {
  InstructorList,
  InvitationAccepted,
  InvitationCreated,
  InvitationList,
} from "../../contract/admin.ts";
import type { ErrorEnvelope } from "../../contract/errors.ts";
import { newId } from "../domain/id.ts";
import {
  assignmentUpload,
  type Call,
  newCourse,
  newPublisher,
  newStudent,
} from "../testing/actors.ts";

const DAY_MS = 24 * 3_600_000;

const publish = async (call: Call, slug: string) =>
  (
    await call("PUT", `/courses/${slug}`, {
      title: "A course",
      description: "",
      assignments: [assignmentUpload("a")],
    })
  ).status;

const invite = async (call: Call, slug: string) =>
  (await call<InvitationCreated>("POST", `/courses/${slug}/invitations`)).body;

const accept = async (call: Call, token: string) =>
  call<InvitationAccepted & ErrorEnvelope>("POST", "/invitations/accept", { token });

test("an instructor publishes new courses and is theirs; another instructor's are refused", async () => {
  const [first, second] = [await newPublisher("instructor"), await newPublisher("instructor")];
  const slug = `own-${newId().toLowerCase()}`;
  expect(await publish(first, slug)).toBe(200);
  expect(await publish(first, slug)).toBe(200);
  const refused = await second<ErrorEnvelope>("PUT", `/courses/${slug}`, {
    title: "Mine now",
    description: "",
    assignments: [assignmentUpload("a")],
  });
  expect([refused.status, refused.body.error.message]).toEqual([
    403,
    "This course is somebody else's. One of its instructors can invite you.",
  ]);
  expect(await publish(await newPublisher("admin"), slug)).toBe(200);
  const { call } = await newStudent();
  expect(await publish(call, `new-${newId().toLowerCase()}`)).toBe(403);
});

test("of two instructors who publish a new course at once one gets it", async () => {
  const slug = `both-${newId().toLowerCase()}`;
  const callers = await Promise.all([newPublisher("instructor"), newPublisher("instructor")]);
  const statuses = await Promise.all(callers.map(async (call) => publish(call, slug)));
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 403]);
});

test("an invitation makes its first taker an instructor of that course alone", async () => {
  const { slug } = await newCourse();
  const admin = await newPublisher("admin");
  const { token, url, expiresAt } = await invite(admin, slug);
  expect(new URL(url).pathname).toBe("/invitation");
  expect(new URL(url).hash).toBe(`#${token}`);
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(13 * DAY_MS);

  const student = await newStudent();
  expect(await publish(student.call, slug)).toBe(403);
  expect((await accept(student.call, token)).body).toEqual({ course: slug, title: "A course" });
  // Asked again after an answer that was lost.
  expect((await accept(student.call, token)).status).toBe(200);
  expect(await publish(student.call, slug)).toBe(200);
  expect(await publish(student.call, `new-${newId().toLowerCase()}`)).toBe(403);
  expect(await publish(student.call, (await newCourse()).slug)).toBe(403);

  const late = await accept((await newStudent()).call, token);
  expect([late.status, late.body.error.code]).toEqual([410, "gone"]);
});

test("of two who accept one invitation at once one becomes an instructor", async () => {
  const { slug } = await newCourse();
  const admin = await newPublisher("admin");
  const { token } = await invite(admin, slug);
  const students = await Promise.all([newStudent(), newStudent()]);
  const answers = await Promise.all(students.map(async ({ call }) => accept(call, token)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
  const { body } = await admin<InstructorList>("GET", `/courses/${slug}/instructors`);
  // Besides the admin who published it.
  expect(body.instructors).toHaveLength(2);
});

test("an invitation that has expired, was taken back or was never made says so", async () => {
  const { slug } = await newCourse();
  const admin = await newPublisher("admin");
  const { call } = await newStudent();
  const [old, withdrawn] = [await invite(admin, slug), await invite(admin, slug)];
  await env.DB.prepare("update invitations set expires_at = 1 where token_hash = ?")
    .bind(old.id)
    .run();
  await admin("DELETE", `/courses/${slug}/invitations/${withdrawn.id}`);
  for (const [token, status, words] of [
    [old.token, 410, "has expired"],
    [withdrawn.token, 404, "taken back"],
    ["nonsense", 404, "no such invitation"],
  ] as const) {
    const answer = await accept(call, token);
    expect([answer.status, answer.body.error.message]).toEqual([
      status,
      expect.stringContaining(words),
    ]);
  }
  expect(await publish(call, slug)).toBe(403);
});

test("the list names invitations and opens none", async () => {
  const { slug } = await newCourse();
  const admin = await newPublisher("admin");
  const { id, token } = await invite(admin, slug);
  const student = await newStudent();
  await accept(student.call, token);
  const { body } = await admin<InvitationList>("GET", `/courses/${slug}/invitations`);
  expect(body.invitations).toMatchObject([{ id, usedBy: student.id }]);
  expect(JSON.stringify(body)).not.toContain(token);
  expect((await accept((await newStudent()).call, id)).status).toBe(404);
});

test("an instructor who was taken off publishes no more, and their invitations open nothing", async () => {
  const { slug } = await newCourse();
  const admin = await newPublisher("admin");
  const instructor = await newStudent();
  await accept(instructor.call, (await invite(admin, slug)).token);
  const open = await invite(instructor.call, slug);
  expect((await admin("DELETE", `/courses/${slug}/instructors/${instructor.id}`)).status).toBe(200);
  expect(await publish(instructor.call, slug)).toBe(403);
  expect((await accept((await newStudent()).call, open.token)).status).toBe(410);
  expect((await admin("DELETE", `/courses/${slug}/instructors/${instructor.id}`)).status).toBe(404);
});

test("a course that is not there has no instructors to ask for", async () => {
  const admin = await newPublisher("admin");
  expect((await admin("POST", "/courses/nowhere/invitations")).status).toBe(404);
  const { call } = await newStudent();
  expect((await call("POST", "/courses/nowhere/invitations")).status).toBe(403);
});
