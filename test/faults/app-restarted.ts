import { expect, test } from "vitest";

import { AssignmentDetail, Me } from "../../contract/api.ts";
import type { System } from "../../scripts/system.ts";
import { readFirstAssignmentId } from "../support/course.ts";
import { newStudent } from "../support/student.ts";

/** What a restart must keep besides verdicts under way. */
export function tryRestartingTheApp(system: () => System): void {
  test("an app that was restarted knows its students, their drafts and verdicts, and grades on", async () => {
    const { local } = system();
    await system().replaceGrader({});
    await system().waitForGraders(1);
    const assignmentId = await readFirstAssignmentId(local.url);
    const student = await newStudent(local.url);
    const before = await student.grade(assignmentId, "x = 1\n");
    await student.send("PUT", `/assignments/${assignmentId}/draft`, { code: "half a thought" });

    await system().restartApp();

    expect(await student.get("/me", Me)).toMatchObject({ user: { id: student.id } });
    const { assignment } = await student.get(`/assignments/${assignmentId}`, AssignmentDetail);
    expect(assignment.draft).toBe("half a thought");
    expect(await student.read(before.id)).toMatchObject({ verdict: before.verdict });
    await system().waitForGraders(1);
    await system().runCron();
    expect((await student.grade(assignmentId, "x = 2\n")).status).toBe("graded");
  });
}
