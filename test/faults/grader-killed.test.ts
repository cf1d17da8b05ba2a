import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import { readFirstAssignmentId } from "../support/course.ts";
import { newStudent } from "../support/student.ts";
import { describeOwn } from "../support/system.ts";

/** Runs long enough to be killed in the middle, and then ends by itself. */
const SLOW = `import time\ntime.sleep(3)\n# ${crypto.randomUUID()}\n`;

describeOwn("a grader that is killed in the middle of a job", (system) => {
  test("loses nothing: another takes the job over, and its verdict is pushed once", async () => {
    const { local } = system();
    const student = await newStudent(local.url);
    const page = await student.connect();
    const { id } = await student.submit(await readFirstAssignmentId(local.url), SLOW);
    while ((await student.read(id)).status !== "running") await sleep(20);

    // The system starts another grader as soon as one has ended.
    system().grader.kill();
    const submission = await page.waitForEnd(id);

    expect(submission).toMatchObject({ status: "graded" });
    expect(submission.verdict).not.toBeNull();
    const ends = page.events.filter(
      (event) => event.type === "submission" && event.submission.status === "graded",
    );
    expect(ends).toHaveLength(1);
    page.close();
  });
});
