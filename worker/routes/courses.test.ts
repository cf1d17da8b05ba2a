import { expect, test } from "vitest";

import type {
  Assignment,
  AssignmentSummary,
  CourseDetail,
  CurrentAssignment,
} from "../../contract/api.ts";
import type { CoursePublished } from "../../contract/course.ts";
import type { ErrorEnvelope } from "../../contract/errors.ts";
import {
  assignmentUpload,
  caller,
  grade,
  newCourse,
  newNode,
  newPublisher,
  newStudent,
} from "../testing/actors.ts";

const anyone = caller(null);

async function readAssignment(id: string, call = anyone): Promise<Assignment> {
  return (await call<{ assignment: Assignment }>("GET", `/assignments/${id}`)).body.assignment;
}

const saveOver = async <T = { savedAt: string }>(
  call: typeof anyone,
  id: string,
  code: string,
  base: string | null,
) => call<T>("PUT", `/assignments/${id}/draft`, { code, base });

test("a published assignment can be read without a session, its hidden tests by nobody", async () => {
  const { slug, ids } = await newCourse([assignmentUpload("first")]);
  const text = JSON.stringify(await anyone("GET", `/assignments/${ids[0]}`));
  const assignment = await readAssignment(ids[0] ?? "");
  expect(assignment).toMatchObject({
    course: slug,
    slug: "first",
    module: "solution",
    draft: null,
    limits: { cpuSeconds: 5, memoryMb: 256, outputKb: 64 },
    examples: [
      {
        name: "test_shown.py",
        source: "# shown\n",
        html: '<span class="tok-comment"># shown</span>\n',
      },
    ],
  });
  expect(assignment.handoutHtml).toContain("<h1>Hello</h1>");
  expect(assignment.handoutHtml).not.toContain("<b>");
  expect(text).not.toContain("secret of first");
});

test("states follow what a student does", async () => {
  const { slug, ids } = await newCourse(["a", "b", "c", "d"].map((name) => assignmentUpload(name)));
  const [a = "", b = "", c = ""] = ids;
  const student = await newStudent();
  const node = await newNode();
  await grade(node, await student.submit(a, "x = 1"), "correct");
  await grade(node, await student.submit(b, "x = 2"), "incorrect");
  await student.submit(c, "x = 3");
  const states = async (call = student.call) =>
    (await call<CourseDetail>("GET", `/courses/${slug}`)).body.assignments.map(
      (one: AssignmentSummary) => one.state,
    );
  expect(await states()).toEqual(["solved", "tried", "pending", "untouched"]);
  expect(await states(anyone)).toEqual(["untouched", "untouched", "untouched", "untouched"]);
});

test("one lands on the last visited assignment, else the first unsolved, else the first", async () => {
  const { slug, ids } = await newCourse(["a", "b", "c"].map((name) => assignmentUpload(name)));
  const [a = "", b = "", c = ""] = ids;
  const student = await newStudent();
  const current = async (call = student.call) =>
    (await call<CurrentAssignment>("GET", `/courses/${slug}/current`)).body.assignmentId;
  expect(await current(anyone)).toBe(a);
  await grade(await newNode(), await student.submit(a, "x = 1"), "correct");
  expect(await current()).toBe(b);
  const visited = await student.call("PUT", `/courses/${slug}/current`, { assignmentId: c });
  expect([visited.status, visited.body]).toEqual([200, { assignmentId: c }]);
  expect(await current()).toBe(c);
  expect(
    (await student.call("PUT", `/courses/${slug}/current`, { assignmentId: "x" })).status,
  ).toBe(404);
});

test("a draft is kept to the letter for its user alone", async () => {
  const { ids } = await newCourse();
  const [id = ""] = ids;
  const student = await newStudent();
  const code = "x = 1\r\n\t# é \u{1F40D}  \n\n";
  expect((await student.call("PUT", `/assignments/${id}/draft`, { code })).status).toBe(200);
  expect((await readAssignment(id, student.call)).draft).toBe(code);
  expect((await readAssignment(id, (await newStudent()).call)).draft).toBeNull();
});

test("a text that another device saved meanwhile is kept, and the one who comes later is shown it", async () => {
  const { ids } = await newCourse();
  const [id = ""] = ids;
  const { call } = await newStudent();
  expect(await readAssignment(id, call)).toMatchObject({ draft: null, draftSavedAt: null });
  const first = await saveOver(call, id, "x = 1", null);
  expect(first.status).toBe(200);
  const { draftSavedAt } = await readAssignment(id, call);
  expect(first.body).toEqual({ savedAt: draftSavedAt });
  const second = await saveOver(call, id, "x = 2", draftSavedAt);
  expect(second.status).toBe(200);

  for (const base of [draftSavedAt, null]) {
    const late = await saveOver<ErrorEnvelope>(call, id, "y = 1", base);
    expect([late.status, late.body.error]).toMatchObject([
      409,
      { code: "draft_conflict", retryable: false, draft: { code: "x = 2", ...second.body } },
    ]);
    expect((await readAssignment(id, call)).draft).toBe("x = 2");
  }
});

test("a draft whose answer was lost can be sent again", async () => {
  const { ids } = await newCourse();
  const [id = ""] = ids;
  const { call } = await newStudent();
  const lost = await saveOver(call, id, "x = 1", null);
  const again = await saveOver(call, id, "x = 1", null);
  expect([again.status, again.body]).toEqual([200, lost.body]);
});

test("of two devices that save at one moment one is told of the other's text", async () => {
  const { ids } = await newCourse();
  const [id = ""] = ids;
  const { call } = await newStudent();
  const answers = await Promise.all(
    ["x = 1", "x = 2"].map(async (code) => saveOver(call, id, code, null)),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

test("publishing again keeps ids, and makes a version only of what changed for the judge", async () => {
  const publisher = await newPublisher("instructor");
  const uploads = [assignmentUpload("a"), assignmentUpload("b")];
  const publish = async (list: typeof uploads) =>
    (
      await publisher<CoursePublished>("PUT", "/courses/again", {
        title: "Again",
        description: "",
        assignments: list,
      })
    ).body.assignments;
  const first = await publish(uploads);
  const [a, b] = uploads;
  if (a === undefined || b === undefined) throw new Error("two uploads");
  const second = await publish([
    { ...b, handoutMarkdown: "A better text." },
    { ...a, files: [{ path: "tests/test_hidden.py", source: "# mended\n" }] },
  ]);
  expect(second.map((one) => [one.slug, one.changed])).toEqual([
    ["b", false],
    ["a", true],
  ]);
  expect(second.map((one) => one.id)).toEqual(first.map((one) => one.id).toReversed());
  expect((await readAssignment(first[1]?.id ?? "")).handoutMarkdown).toBe("A better text.");
});

test("an assignment that a course no longer lists is gone for students and back with its id", async () => {
  const publisher = await newPublisher();
  const publish = async (slugs: string[]) =>
    (
      await publisher<CoursePublished>("PUT", "/courses/shrinks", {
        title: "Shrinks",
        description: "",
        assignments: slugs.map((slug) => assignmentUpload(slug)),
      })
    ).body.assignments;
  const [, b] = await publish(["a", "b"]);
  await publish(["a"]);
  expect((await anyone("GET", `/assignments/${b?.id}`)).status).toBe(404);
  const course = await anyone<CourseDetail>("GET", "/courses/shrinks");
  expect(course.body.assignments.map((one) => one.slug)).toEqual(["a"]);
  expect((await publish(["a", "b"]))[1]?.id).toBe(b?.id);
});

test("only instructors and admins publish, and a broken course is refused whole", async () => {
  const course = { title: "T", description: "", assignments: [assignmentUpload("a")] };
  const student = await newStudent();
  const status = async (call: typeof anyone, body: unknown) => {
    const answer = await call<ErrorEnvelope>("PUT", "/courses/guarded", body);
    return [answer.status, answer.body.error?.code];
  };
  expect(await status(anyone, course)).toEqual([401, "unauthorized"]);
  expect(await status(student.call, course)).toEqual([403, "forbidden"]);
  const publisher = await newPublisher();
  const twice = { ...course, assignments: [assignmentUpload("a"), assignmentUpload("a")] };
  expect(await status(publisher, twice)).toEqual([422, "invalid"]);
  const huge = assignmentUpload("a", {
    files: [{ path: "tests/test_a.py", source: "#".repeat(1_100_000) }],
  });
  expect(await status(publisher, { ...course, assignments: [huge] })).toEqual([413, "too_large"]);
  expect((await anyone("GET", "/courses/guarded")).status).toBe(404);
});

test("the description of the interface names every call, and people can read it", async () => {
  const { body } = await anyone<{ paths: Record<string, object> }>("GET", "/openapi.json");
  const calls = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(calls).toEqual(
    expect.arrayContaining([
      "GET /api/health",
      "POST /api/session",
      "GET /api/me",
      "GET /api/courses",
      "GET /api/courses/{course}",
      "GET /api/courses/{course}/current",
      "PUT /api/courses/{course}/current",
      "GET /api/assignments/{id}",
      "PUT /api/assignments/{id}/draft",
      "POST /api/submissions",
      "GET /api/submissions",
      "GET /api/submissions/{id}",
      "POST /api/grader/claims",
      "POST /api/grader/results",
      "GET /api/connect",
    ]),
  );
});

/** A course to publish, with something about it changed. */
function courseWith(change: object) {
  return { title: "T", description: "", assignments: [assignmentUpload("a")], ...change };
}

test("a course with text that is none is refused, and nothing of it is kept", async () => {
  const publisher = await newPublisher("admin");
  for (const wrong of [
    courseWith({ title: "half \ud800" }),
    courseWith({ assignments: [assignmentUpload("a", { handoutMarkdown: "half \udc00" })] }),
    courseWith({
      assignments: [
        assignmentUpload("a", { files: [{ path: "tests/test_a.py", source: "x = '\ud800'" }] }),
      ],
    }),
  ]) {
    expect((await publisher("PUT", "/courses/half-a-pair", wrong)).status).toBe(422);
  }
  const latin1 = Uint8Array.from(JSON.stringify(courseWith({ title: "\u00e9" })), (char) =>
    char.charCodeAt(0),
  );
  expect((await publisher("PUT", "/courses/half-a-pair", latin1)).status).toBe(400);
  expect((await anyone("GET", "/courses/half-a-pair")).status).toBe(404);
});
