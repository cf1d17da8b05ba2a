import { expect as expectPage, type Page } from "@playwright/test";
import { expect, test } from "vitest";

import { describeInBrowser, typeProgram } from "../support/browser.ts";
import { holdMouse } from "../support/chromium.ts";

const FIRST = "/courses/first-steps/welcome-sign";
const unique = () => `# ${crypto.randomUUID()}`;

const saveState = (page: Page) => page.getByTestId("save-state");
const verdict = (page: Page) => page.getByTestId("verdict");
const field = (page: Page) => page.locator("textarea[name=code]");
const betterEditor = (page: Page) => page.getByTestId("editor").locator("[contenteditable=true]");
const isGraded = { timeout: 60_000 };

/** The scripts that a page has asked for, as they are asked for. */
function scriptsOf(page: Page): string[] {
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  return scripts;
}

describeInBrowser("a page that nobody has touched", (visitors) => {
  /** A visitor of whom a text is kept, with a page that stays untouched. */
  async function leaveText(page: Page, text: string): Promise<Page> {
    holdMouse(page.context());
    const first = await page.context().newPage();
    await first.goto(FIRST);
    await typeProgram(first, text);
    await expectPage(saveState(first)).toHaveText("Saved");
    return first;
  }

  test.each(["/", "/courses/first-steps", "/account", FIRST])(
    "loads no script for %s until somebody moves",
    async (path) => {
      const page = await visitors.arrive({ isStill: true });
      const scripts = scriptsOf(page);
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      expect(scripts).toEqual([]);
      await page.mouse.move(5, 5);
      await expectPage.poll(() => scripts.length).toBeGreaterThan(0);
    },
  );

  test("takes a first key press like any other", async () => {
    const page = await visitors.arrive({ isStill: true });
    await page.goto(FIRST);
    await page.keyboard.press("ControlOrMeta+Enter");
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "incorrect", isGraded);
  });

  test("takes a first click like any other", async () => {
    const page = await visitors.arrive({ isStill: true });
    await page.goto(FIRST);
    // As assistive technology clicks: with no pointer that comes near before.
    await page.getByRole("button", { name: "Submit" }).dispatchEvent("click");
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "incorrect", isGraded);
    expect(new URL(page.url()).search).toBe("");
  });

  test("keeps what is typed into it from the first letter on", async () => {
    const page = await visitors.arrive({ isStill: true });
    await page.goto(FIRST);
    const typed = "# typed in one go";
    await field(page).pressSequentially(typed);
    await expectPage(betterEditor(page)).toContainText(typed);
    await expectPage(saveState(page)).toHaveText("Saved");
  });

  test("shows the score and the state that another tab brought about", async () => {
    const still = await visitors.arrive({ isStill: true });
    const busy = await leaveText(
      still,
      `def welcome(name):\n    return f"Welcome, {name}!"\n${unique()}`,
    );
    const scripts = scriptsOf(still);
    await still.goto("/courses/first-steps");
    await still.waitForLoadState("load");
    await expectPage(still.getByTestId("score")).toHaveText("0");
    expect(scripts).toEqual([]);
    await busy.getByRole("button", { name: "Submit" }).click();
    await expectPage(still.getByTestId("score")).toHaveText("100", isGraded);
    await expectPage(still.locator("li[data-state=solved]")).toHaveCount(1);
  });

  test("shows the verdict of what was still being graded", async () => {
    const page = await visitors.arrive({ isStill: true });
    const text = `import time\ntime.sleep(3)\n${unique()}`;
    const busy = await leaveText(page, text);
    await busy.getByRole("button", { name: "Submit" }).click();
    await expectPage(verdict(busy)).toHaveAttribute("data-verdict", /pending|running/);
    await page.goto(FIRST);
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "incorrect", isGraded);
  });

  test.each([
    ["its socket was there", false],
    ["it was woken, where no socket is let through", true],
  ])(
    "learns of a verdict that came after it was served and before %s",
    async (_what, isBlocked) => {
      const page = await visitors.arrive({ isStill: true });
      const busy = await leaveText(page, `import time\ntime.sleep(2)\n${unique()}`);
      await busy.getByRole("button", { name: "Submit" }).click();
      await expectPage(verdict(busy)).toHaveAttribute("data-verdict", /pending|running/);
      const graded = expectPage(verdict(busy)).toHaveAttribute(
        "data-verdict",
        "incorrect",
        isGraded,
      );
      const held = Promise.withResolvers<void>();
      await page.routeWebSocket("**/api/connect*", async (socket) => {
        await held.promise;
        if (isBlocked) await socket.close();
        else socket.connectToServer();
      });
      await page.goto("/courses/first-steps");
      await expectPage(page.locator("li[data-state=pending]")).toHaveCount(1);
      await graded;
      held.resolve();
      await expectPage(page.locator("li[data-state=tried]")).toHaveCount(1, { timeout: 15_000 });
      await expectPage(page.locator("li[data-state=pending]")).toHaveCount(0);
    },
  );

  test("shows text that only this device has, and saves it", async () => {
    const page = await visitors.arrive({ isStill: true });
    const busy = await leaveText(page, unique());
    await busy.route("**/draft", async (route) => route.abort());
    const text = unique();
    await typeProgram(busy, text);
    await busy.close({ runBeforeUnload: false });
    await page.goto(FIRST);
    await expectPage(betterEditor(page)).toContainText(text);
    await expectPage(saveState(page)).toHaveText("Saved", isGraded);
  });
});
