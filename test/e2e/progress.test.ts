import { expect as expectPage } from "@playwright/test";
import { expect, test } from "vitest";

import type { ServerEvent } from "../../contract/socket.ts";
import { describeInBrowser, typeProgram } from "../support/browser.ts";
import { publishCourse } from "../support/publish.ts";
import { newStudent } from "../support/student.ts";

/** Its second test calls what may take its time. */
const TWO_STEPS = {
  toml: 'title = "Two steps"\n\n[limits]\ncpu_seconds = 1\n',
  starter: "def first():\n    return 0\n\n\ndef second():\n    return 0\n",
  solution: "def first():\n    return 1\n\n\ndef second():\n    return 2\n",
  tests: `import unittest

from solution import first, second


class Steps(unittest.TestCase):
    def test_first_step(self):
        self.assertEqual(first(), 1)

    def test_second_step(self):
        self.assertEqual(second(), 2)
`,
};

const thatSleeps = () =>
  `import time\ndef first():\n    return 1\ndef second():\n    time.sleep(60)\n# ${crypto.randomUUID()}`;
const FIRST = { name: "test_it.Steps.test_first_step", outcome: "passed" };

describeInBrowser("a run that takes long", (visitors) => {
  test("shows each test as it ends, and keeps it when a later one hangs", async () => {
    await publishCourse(visitors.local, "long-runs", { steps: TWO_STEPS });
    const page = await visitors.arrive();
    await page.goto("/courses/long-runs/steps");
    await page.getByTestId("editor").locator("[contenteditable=true]").waitFor();
    await typeProgram(page, thatSleeps());
    await page.getByRole("button", { name: "Submit" }).click();

    const verdict = page.getByTestId("verdict");
    const patience = { timeout: 60_000 };
    await expectPage(verdict).toContainText("1 of 2 tests done", patience);
    await expectPage(verdict).toHaveAttribute("data-verdict", "running");
    await expectPage(verdict.locator("[data-outcome=passed]")).toContainText("First step");
    await expectPage(verdict).toHaveAttribute("data-verdict", "time_limit", patience);
    await expectPage(verdict.locator("[data-outcome=passed]")).toContainText("First step");
    await expectPage(verdict.locator("[data-outcome=error]")).toContainText("Second step");
    await expectPage(verdict).not.toContainText("tests done");
  });

  test("is told on the socket and over HTTP, in order, and not after the verdict", async () => {
    const { url } = visitors.local;
    const ids = await publishCourse(visitors.local, "long-runs", { steps: TWO_STEPS });
    const student = await newStudent(url);
    const socket = await student.connect();
    const sent = await student.submit(ids.get("steps") ?? "", thatSleeps());
    const isOf = (event: ServerEvent) =>
      event.type === "submission" && event.submission.id === sent.id;
    await socket.waitFor(
      (event) => isOf(event) && event.type === "submission" && event.submission.tests.length === 1,
    );
    const running = await student.read(sent.id);
    expect(running).toMatchObject({ status: "running", queuePosition: null, testCount: 2 });
    expect(running.tests).toMatchObject([FIRST]);

    const ended = await socket.waitForEnd(sent.id);
    expect(ended).toMatchObject({ verdict: "time_limit", expectedWaitMs: null });
    expect(ended.tests[0]).toEqual(running.tests[0]);
    socket.close();
    const states = socket.events.filter(isOf).map((event) => {
      if (event.type !== "submission") throw new Error("not a submission");
      return event.submission.status;
    });
    expect(states.at(-1)).toBe("graded");
    expect(states.filter((state) => state === "graded")).toHaveLength(1);
  });
});
