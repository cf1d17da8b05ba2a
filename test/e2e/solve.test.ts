import { expect as expectPage, type Page } from "@playwright/test";
import { expect, test } from "vitest";

import { describeInBrowser, typeProgram } from "../support/browser.ts";
import { readJobCount } from "../support/metrics.ts";

const FIRST = "/courses/first-steps/welcome-sign";
/** Different on every run, so that it is new to this system. */
const unique = () => `# ${crypto.randomUUID()}\n`;
const WRONG = 'def welcome(name):\n    return "Hello, " + name\n';
const RIGHT = 'def welcome(name):\n    return f"Welcome, {name}!"\n';

async function submit(page: Page, code: string, verdict: string): Promise<void> {
  await typeProgram(page, code);
  await page.getByRole("button", { name: "Submit" }).click();
  await expectPage(page.getByTestId("verdict")).toHaveAttribute("data-verdict", verdict, {
    timeout: 60_000,
  });
}

const score = (page: Page) => page.getByTestId("score");

describeInBrowser("a student's page", (visitors) => {
  test("takes a new visitor from the first page to a solved assignment, all by push", async () => {
    const page = await visitors.arrive();
    await page.goto("/");
    await page.getByRole("link", { name: "Begin: First steps in Python" }).click();
    await page.waitForURL(`**${FIRST}`);
    await expectPage(score(page)).toHaveText("0");
    // Gone after a reload or any other full page load.
    await page.evaluate(() => Object.assign(globalThis, { stillTheSamePage: true }));

    await submit(page, WRONG + unique(), "incorrect");
    await expectPage(score(page)).toHaveText("0");
    await expectPage(page.getByTestId("verdict")).toContainText("Welcome, ");

    await submit(page, RIGHT + unique(), "correct");
    await expectPage(score(page)).toHaveText("100");

    await submit(page, RIGHT + unique(), "correct");
    await expectPage(score(page)).toHaveText("100");
    expect(await page.evaluate(() => "stillTheSamePage" in globalThis)).toBe(true);
  });

  test("answers a second user's identical code at once, and says that it was graded before", async () => {
    const code = RIGHT + unique();
    const first = await visitors.arrive();
    await first.goto(FIRST);
    await submit(first, code, "correct");
    const before = await readJobCount(visitors.local);

    const second = await visitors.arrive();
    await second.goto(FIRST);
    await submit(second, code, "correct");
    await expectPage(second.getByTestId("verdict")).toContainText("already graded", {
      ignoreCase: true,
    });
    await expectPage(score(second)).toHaveText("100");
    expect(await readJobCount(visitors.local)).toBe(before);
  });

  test("keeps typed text through a reload and moves between assignments without mixing them", async () => {
    const page = await visitors.arrive();
    await page.goto(FIRST);
    const editor = page.getByTestId("editor");
    await typeProgram(page, "# half a thought about signs");
    await page.reload();
    await expectPage(editor).toContainText("half a thought about signs");

    await page.getByRole("link", { name: "Next" }).click();
    await page.waitForURL("**/ferry-tickets");
    await expectPage(editor).toContainText("ticket_price");
    await expectPage(editor).not.toContainText("half a thought");
    await page.getByRole("link", { name: "Previous" }).click();
    await page.waitForURL("**/welcome-sign");
    await expectPage(editor).toContainText("half a thought about signs");
  });

  test("shows what a syntax error is and where", async () => {
    const page = await visitors.arrive();
    await page.goto(FIRST);
    await submit(page, `def welcome(name)\n    return name\n${unique()}`, "syntax_error");
    await expectPage(page.getByTestId("verdict")).toContainText("line 1", { ignoreCase: true });
  });

  test("lets a visitor without JavaScript read the handout and write", async () => {
    const page = await visitors.arrive({ javaScriptEnabled: false });
    await page.goto(FIRST);
    await expectPage(page.getByRole("heading", { level: 1 })).toHaveText("Welcome sign");
    await expectPage(page.getByRole("textbox")).toHaveValue(/def welcome/);
  });

  test("answers an unknown address with a page that says so", async () => {
    const page = await visitors.arrive();
    const response = await page.goto("/courses/first-steps/no-such-assignment");
    expect(response?.status()).toBe(404);
    await expectPage(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
});
