import { expect, test } from "vitest";

import { Me } from "../../contract/api.ts";
import { readFirstAssignmentId } from "../support/course.ts";
import { readJobCount } from "../support/metrics.ts";
import { newStudent } from "../support/student.ts";
import { describeShared } from "../support/system.ts";

/** New to this system every time, so that it has to run. */
const newCode = () => `# ${crypto.randomUUID()}\n`;

describeShared("identical code", (local) => {
  test("sent by two users at one moment is one job, and both are told by push", async () => {
    const { url } = local();
    const assignmentId = await readFirstAssignmentId(url);
    const students = await Promise.all([newStudent(url), newStudent(url)]);
    const pages = await Promise.all(students.map(async (student) => student.connect()));
    const before = await readJobCount(local());

    const code = newCode();
    const sent = await Promise.all(
      students.map(async (student) => student.submit(assignmentId, code)),
    );
    const pushed = await Promise.all(
      sent.map(async ({ id }, index) => pages[index]?.waitForEnd(id)),
    );

    expect(pushed.map((one) => [one?.status, one?.verdict])).toEqual([
      ["graded", pushed[0]?.verdict],
      ["graded", pushed[0]?.verdict],
    ]);
    expect((await readJobCount(local())) - before).toBe(1);
    for (const page of pages) page.close();
  });

  test("sent later by another user is answered at once as cached, and nothing runs", async () => {
    const { url } = local();
    const assignmentId = await readFirstAssignmentId(url);
    const code = newCode();
    const first = await (await newStudent(url)).grade(assignmentId, code);
    const before = await readJobCount(local());

    const second = await newStudent(url);
    const cached = await second.submit(assignmentId, code.replaceAll("\n", "  \r\n"));
    expect(cached).toMatchObject({ status: "graded", cached: true, verdict: first.verdict });
    expect(await readJobCount(local())).toBe(before);
    expect(await second.get("/me", Me)).toMatchObject({ score: cached.points });
  });
});
