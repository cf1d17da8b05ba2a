import { expect as expectPage } from "@playwright/test";
import { test } from "vitest";

import { describeInBrowser, typeProgram } from "../support/browser.ts";
import { publishCourse } from "../support/publish.ts";

/** Its limit is met soon, so that the test need not wait long for it. */
const QUICK_LIMIT = {
  toml: 'title = "Quick"\n\n[limits]\ncpu_seconds = 0.3\n',
  starter: "def answer():\n    return 0\n",
  solution: "def answer():\n    return 42\n",
  tests: `import unittest

from solution import answer


class Answer(unittest.TestCase):
    def test_answer(self):
        self.assertEqual(answer(), 42)
`,
};

describeInBrowser("a verdict that a busy machine might have caused", (visitors) => {
  test("is graded again at the student's wish, once, and says when it can be once more", async () => {
    await publishCourse(visitors.local, "second-looks", { quick: QUICK_LIMIT });
    const page = await visitors.arrive();
    await page.goto("/courses/second-looks/quick");
    const editor = page.getByTestId("editor");
    await editor.locator("[contenteditable=true]").waitFor();
    await typeProgram(page, `def answer():\n    while True: pass\n# ${crypto.randomUUID()}`);
    await page.getByRole("button", { name: "Submit" }).click();
    const verdict = page.getByTestId("verdict");
    const patience = { timeout: 60_000 };
    await expectPage(verdict).toHaveAttribute("data-verdict", "time_limit", patience);

    await page.getByRole("button", { name: "Grade it again" }).click();
    await expectPage(verdict).toHaveAttribute("data-verdict", /pending|running/);
    await expectPage(verdict).toHaveAttribute("data-verdict", "time_limit", patience);
    await expectPage(verdict).toContainText("in 10 minutes");
    await expectPage(page.getByRole("button", { name: "Grade it again" })).toBeHidden();
    await page.reload();
    await expectPage(verdict).toContainText(/in (9|10) minutes/);
  });
});
