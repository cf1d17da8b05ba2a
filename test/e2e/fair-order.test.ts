import { expect, test } from "vitest";

import { readAssignmentIds, readFirstAssignmentId } from "../support/course.ts";
import { newStudent } from "../support/student.ts";
import { describeShared } from "../support/system.ts";

const slow = () => `import time\ntime.sleep(0.4)\n# ${crypto.randomUUID()}\n`;

describeShared("a student who sends programs for all assignments at once", (local) => {
  test("does not keep waiting one who comes after with a single program", async () => {
    const { url } = local();
    const [many, one] = await Promise.all([newStudent(url), newStudent(url)]);
    const ids = [...(await readAssignmentIds(url, "first-steps")).values()];
    const sent = [];
    for (const id of ids) sent.push(await many.submit(id, slow()));
    const single = await one.submit(await readFirstAssignmentId(url), slow());

    expect(await one.waitForEnd(single.id)).toMatchObject({ status: "graded" });
    const states = await Promise.all(sent.map(async ({ id }) => (await many.read(id)).status));
    // In the order of arrival nearly all of them would have ended by now.
    expect(states.filter((state) => state !== "graded").length).toBeGreaterThan(ids.length / 2);
    for (const { id } of sent) {
      expect(await many.waitForEnd(id)).toMatchObject({ status: "graded" });
    }
  });
});
