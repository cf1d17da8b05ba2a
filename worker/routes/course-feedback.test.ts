import { env } from "cloudflare:test";
import { expect, test } from "vitest";

import { CourseFeedback, type ProblemReport } from "../../contract/feedback.ts";
import {
  assignmentUpload,
  type Call,
  grade,
  newCourse,
  newNode,
  newPublisher,
  newStudent,
} from "../testing/actors.ts";

async function readFeedback(call: Call, course: string, cursor?: string): Promise<CourseFeedback> {
  const query = cursor === undefined ? "" : `?cursor=${cursor}`;
  const { status, body } = await call("GET", `/courses/${course}/feedback${query}`);
  expect(status).toBe(200);
  return CourseFeedback.parse(body);
}

test("an author sees figures, comments and reports of their course, and of nobody whose they are", async () => {
  const { slug, ids } = await newCourse([assignmentUpload("a"), assignmentUpload("b")]);
  const elsewhere = await newCourse();
  const [a = "", b = ""] = ids;
  const node = await newNode();
  const students = [await newStudent(), await newStudent()];
  for (const [at, student] of students.entries()) {
    await grade(node, await student.submit(a, `x = ${at}`), "correct");
    await student.call("PUT", `/assignments/${a}/rating`, {
      stars: 4 + at,
      ...(at === 0 ? { comment: "Good." } : {}),
    });
  }
  const [student] = students;
  if (student === undefined) throw new Error("a student");
  const slow = await student.submit(b, "x = 'slow'");
  await grade(node, slow, "time_limit");
  await student.call("POST", `/assignments/${b}/reports`, {
    message: "Too slow.",
    submissionId: slow.id,
  });
  await student.call("POST", `/assignments/${elsewhere.ids[0]}/reports`, { message: "Another." });

  const admin = await newPublisher("admin");
  const feedback = await readFeedback(admin, slug);
  expect(feedback.assignments).toMatchObject([
    { id: a, slug: "a", listed: true, ratings: 2, meanStars: 4.5, openReports: 0 },
    { id: b, slug: "b", listed: true, ratings: 0, meanStars: null, openReports: 1 },
  ]);
  expect(feedback.entries).toMatchObject([
    {
      kind: "report",
      assignmentId: b,
      versionId: slow.versionId,
      message: "Too slow.",
      state: "open",
      verdict: "time_limit",
    },
    { kind: "comment", assignmentId: a, stars: 4, comment: "Good." },
  ]);
  expect(feedback.cursor).toBeNull();
  for (const { id } of students) expect(JSON.stringify(feedback)).not.toContain(id);
});

test("a report keeps the version that it was of when the assignment is published anew", async () => {
  const publisher = await newPublisher("instructor");
  const course = "published-anew";
  const publish = async () =>
    (
      await publisher<{ assignments: { id: string; versionId: string }[] }>(
        "PUT",
        `/courses/${course}`,
        { title: "T", description: "", assignments: [assignmentUpload("a")] },
      )
    ).body.assignments[0];
  const first = await publish();
  const student = await newStudent();
  const report = { message: "Wrong." };
  await student.call("POST", `/assignments/${first?.id}/reports`, report);
  const second = await publish();
  await student.call("POST", `/assignments/${first?.id}/reports`, report);
  const { entries } = await readFeedback(publisher, course);
  expect(entries.map(({ versionId }) => versionId)).toEqual([second?.versionId, first?.versionId]);
});

test("what was said is read page by page, newest first, and nothing twice or never", async () => {
  const { slug, ids } = await newCourse();
  const [id = ""] = ids;
  // Two of each at every moment, as they come when many write at once.
  const rows = JSON.stringify(Array.from({ length: 70 }, (_, at) => at));
  await env.DB.batch([
    env.DB.prepare(
      "insert into users (id, created_at) select 'u-' || value, 1 from json_each(?)",
    ).bind(rows),
    env.DB.prepare(
      `insert into ratings (user_id, assignment_id, id, course, version_id, stars, comment, rated_at)
       select 'u-' || value, ?, 'c-' || value, ?, 'v', 3, 'said', value / 2 from json_each(?)`,
    ).bind(id, slug, rows),
    env.DB.prepare(
      `insert into problem_reports (id, user_id, assignment_id, course, version_id, message, created_at)
       select 'r-' || value, 'u-' || value, ?, ?, 'v', 'said', value / 2 from json_each(?)`,
    ).bind(id, slug, rows),
  ]);
  const admin = await newPublisher("admin");
  const seen: { id: string; at: string }[] = [];
  let cursor: string | null | undefined;
  let pages = 0;
  while (cursor !== null) {
    const page: CourseFeedback = await readFeedback(admin, slug, cursor);
    seen.push(...page.entries);
    cursor = page.cursor;
    pages += 1;
  }
  expect(pages).toBe(3);
  expect(new Set(seen.map((entry) => entry.id)).size).toBe(140);
  expect(seen).toHaveLength(140);
  const times = seen.map(({ at }) => at);
  expect(times).toEqual(times.toSorted().toReversed());
});

test("a report is closed by those of its course, and closing it again changes nothing", async () => {
  const { slug, ids } = await newCourse();
  const [student, instructor] = [await newStudent(), await newStudent()];
  await env.DB.prepare("insert into course_roles values (?, ?, 1)").bind(slug, instructor.id).run();
  const { body } = await student.call<{ report: ProblemReport }>(
    "POST",
    `/assignments/${ids[0]}/reports`,
    { message: "Odd." },
  );
  const path = `/reports/${body.report.id}/close`;
  expect((await student.call("POST", path)).status).toBe(404);
  const foreign = await newPublisher("instructor");
  expect((await foreign("POST", path)).status).toBe(404);
  for (let times = 0; times < 2; times += 1) {
    const closed = await instructor.call<{ report: ProblemReport }>("POST", path);
    expect([closed.status, closed.body.report]).toEqual([200, { ...body.report, state: "closed" }]);
  }
  const { assignments, entries } = await readFeedback(instructor.call, slug);
  expect([assignments[0]?.openReports, entries[0]]).toMatchObject([0, { state: "closed" }]);
});
