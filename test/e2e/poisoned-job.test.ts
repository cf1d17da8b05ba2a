import { expect, test, vi } from "vitest";
import { z } from "zod";

import type { LocalSystem } from "../../scripts/local-state.ts";
import { readFirstAssignmentId } from "../support/course.ts";
import { publishCourse } from "../support/publish.ts";
import { newStudent } from "../support/student.ts";
import { describeShared } from "../support/system.ts";

/** Tests that end the judge itself: no sandbox anywhere can grade with them. */
const POISON = {
  toml: 'title = "Poison"\n',
  starter: "x = 0\n",
  solution: "x = 1\n",
  tests: `import os
import unittest

from solution import x


class Poison(unittest.TestCase):
    def test_x(self):
        self.assertEqual(x, 1)


os._exit(3)
`,
};

const Peeked = z.object({
  result: z.object({ messages: z.array(z.object({ body: z.string() })) }),
});
const Failures = z.object({
  failures: z.array(z.object({ gradingId: z.string(), attempts: z.int(), reason: z.string() })),
});

/** What lies in the dead-letter queue, as the ids that its letters name. */
async function readDeadLetters(local: LocalSystem): Promise<string[]> {
  const base = `${local.url}/queue-emulator/accounts/local/queues/grading-dead/messages`;
  const response = await fetch(`${base}/peek`, {
    method: "POST",
    headers: { Authorization: `Bearer ${local.queueToken}`, "Content-Type": "application/json" },
    body: JSON.stringify({ batch_size: 100 }),
  });
  const { messages } = Peeked.parse(await response.json()).result;
  return messages.map(({ body }) => Buffer.from(body, "base64").toString("utf8"));
}

async function readFailures(local: LocalSystem) {
  const response = await fetch(`${local.url}/api/admin/failures`, {
    headers: { Authorization: `Bearer ${local.token}` },
  });
  return Failures.parse(await response.json()).failures;
}

describeShared("a job that no node can grade", (local) => {
  test("ends as our fault and in the dead letters, the admin sees why, and others are graded on", async () => {
    const ids = await publishCourse(local(), "poisoned", { poison: POISON });
    const student = await newStudent(local().url);
    const page = await student.connect();
    const assignmentId = ids.get("poison") ?? "";
    const sent = await student.submit(assignmentId, `x = 1\n# ${crypto.randomUUID()}`);
    const bystander = await newStudent(local().url);
    const fine = await bystander.submit(
      await readFirstAssignmentId(local().url),
      `# ${crypto.randomUUID()}`,
    );

    expect(await page.waitForEnd(sent.id)).toMatchObject({ status: "failed", verdict: null });
    expect(await bystander.waitForEnd(fine.id)).toMatchObject({ status: "graded" });
    const [latest] = await readFailures(local());
    expect(latest).toMatchObject({ attempts: 3, reason: expect.stringContaining("judge") });
    await vi.waitFor(
      async () => {
        const letters = await readDeadLetters(local());
        expect(letters.join()).toContain(latest?.gradingId);
      },
      { timeout: 20_000, interval: 200 },
    );
    // Nothing of it is cached: the same program may be sent again at once.
    const again = await student.submit(assignmentId, `x = 1\n# ${crypto.randomUUID()}`);
    expect(again).toMatchObject({ status: "pending", cached: false });
    expect(await page.waitForEnd(again.id)).toMatchObject({ status: "failed" });
    page.close();
  });
});
