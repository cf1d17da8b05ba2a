import { expect as expectPage, type Page } from "@playwright/test";
import { expect, test } from "vitest";

import { describeInBrowser, typeProgram } from "../support/browser.ts";

const COURSE = "/courses/first-steps";
const FIRST = `${COURSE}/welcome-sign`;
const SECOND = `${COURSE}/ferry-tickets`;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 800 };
const RIGHT = 'def welcome(name):\n    return f"Welcome, {name}!"\n';
const unique = () => `# ${crypto.randomUUID()}\n`;

const splitter = (page: Page, name: string) => page.getByRole("separator", { name });
const rail = (page: Page) => page.getByRole("navigation", { name: "Assignments" });
const tab = (page: Page, name: string) => page.getByRole("tab", { name });
const handout = (page: Page) => page.getByRole("article", { name: "Handout" });

async function valueOf(page: Page, name: string): Promise<number> {
  return Number(await splitter(page, name).getAttribute("aria-valuenow"));
}

/** Gone after a reload or any other full page load. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(globalThis, { stillTheSamePage: true }));
}
const isMarked = async (page: Page) => page.evaluate(() => "stillTheSamePage" in globalThis);

async function sidewaysScroll(page: Page): Promise<unknown> {
  return page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
}

describeInBrowser("the frame of the page", (visitors) => {
  test("divides the working page as it was left, by mouse and keyboard, from the first byte", async () => {
    const page = await visitors.arrive();
    await page.setViewportSize(DESK);
    await page.goto(FIRST);
    const border = splitter(page, "Width of the handout");
    expect(await valueOf(page, "Width of the handout")).toBe(45);
    const width = async () => (await handout(page).boundingBox())?.width ?? 0;
    const before = await width();
    const box = await border.boundingBox();
    if (box === null) throw new Error("there is no border");
    await border.hover();
    await page.mouse.down();
    // The border follows as soon as its script is there, wherever the pointer is by then.
    await expectPage(async () => {
      await page.mouse.move(box.x - 190, box.y + 200);
      await page.mouse.move(box.x - 200, box.y + 200);
      expect(await valueOf(page, "Width of the handout")).toBeLessThan(35);
    }).toPass();
    await page.mouse.up();
    expect(await width()).toBeLessThan(before - 100);

    const results = splitter(page, "Height of the results");
    await results.focus();
    await page.keyboard.press("ArrowUp");
    await expectPage(results).toHaveAttribute("aria-valuenow", "38");
    await page.keyboard.press("End");
    await expectPage(results).toHaveAttribute("aria-valuenow", "80");
    await page.keyboard.press("Tab");
    await expectPage(results).not.toBeFocused();

    const left = await valueOf(page, "Width of the handout");
    const served = await page.request.get(FIRST);
    expect(await served.text()).toContain("--results:80");
    await page.reload();
    await expectPage(results).toHaveAttribute("aria-valuenow", "80");
    expect(await valueOf(page, "Width of the handout")).toBe(left);
    await border.dblclick();
    await expectPage(border).toHaveAttribute("aria-valuenow", "45");
  });

  test("shows a phone one part at a time, by finger and by arrow keys, and results after Submit", async () => {
    const page = await visitors.arrive();
    await page.setViewportSize(PHONE);
    await page.goto(FIRST);
    await expectPage(handout(page)).toBeVisible();
    await expectPage(page.getByTestId("editor")).toBeHidden();
    await tab(page, "Code").click();
    await expectPage(handout(page)).toBeHidden();
    await expectPage(page.getByRole("tabpanel", { name: "Code" })).toBeVisible();
    const text = RIGHT + unique();
    await typeProgram(page, text);
    await tab(page, "Code").focus();
    await page.keyboard.press("ArrowRight");
    await expectPage(tab(page, "Results")).toBeFocused();
    await expectPage(page.getByTestId("verdict")).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await expectPage(tab(page, "Handout")).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expectPage(page.getByTestId("editor")).toContainText(
      text.trim().split("\n").at(-1) ?? "",
    );
    await page.getByRole("button", { name: "Submit" }).click();
    await expectPage(tab(page, "Results")).toHaveAttribute("aria-selected", "true");
    await expectPage(page.getByTestId("verdict")).toHaveAttribute("data-verdict", "correct", {
      timeout: 60_000,
    });
    await page.getByRole("link", { name: "Next: Ferry tickets" }).last().click();
    await page.waitForURL(`**${SECOND}`);
    await expectPage(tab(page, "Handout")).toHaveAttribute("aria-selected", "true");
    await expectPage(handout(page)).toContainText("ticket machine");
  });

  test("stacks all parts where no script runs", async () => {
    const page = await visitors.arrive({ javaScriptEnabled: false });
    await page.setViewportSize(PHONE);
    await page.goto(FIRST);
    await expectPage(page.getByRole("tab")).toHaveCount(0);
    for (const part of [handout(page), page.getByRole("textbox"), page.getByTestId("verdict")]) {
      await expectPage(part).toBeVisible();
    }
  });

  test("shows nothing that could be used with a script only where none runs", async () => {
    const page = await visitors.arrive({ javaScriptEnabled: false });
    await page.setViewportSize(DESK);
    await page.goto(FIRST);
    await expectPage(page.getByRole("textbox", { name: "Your code" })).toBeVisible();
    await expectPage(page.getByRole("separator")).toHaveCount(0);
    await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
    await expectPage(page.getByRole("dialog")).toBeVisible();
    await expectPage(page.getByRole("checkbox")).toHaveCount(0);
  });

  test("finds an assignment in the list, and takes the list away and back", async () => {
    const page = await visitors.arrive();
    await page.setViewportSize(DESK);
    await page.goto(FIRST);
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("/");
    const field = page.getByRole("searchbox", { name: "Find an assignment" });
    await expectPage(field).toBeFocused();
    await page.keyboard.type("tick");
    await expectPage(rail(page).getByRole("listitem")).toHaveCount(1);
    await expectPage(rail(page).getByRole("status")).toHaveText("1 of 9 assignments shown");
    await field.fill("zebra");
    await expectPage(rail(page).getByRole("status")).toContainText("No assignment is called so");
    await field.fill("");
    await expectPage(rail(page).getByRole("listitem")).toHaveCount(9);

    await page.getByRole("button", { name: "Hide the list" }).click();
    await expectPage(rail(page)).toBeHidden();
    const opener = page.getByRole("button", { name: "Assignments" });
    await expectPage(opener).toBeFocused();
    await page.reload();
    await expectPage(rail(page)).toBeHidden();
    await opener.click();
    await page.getByRole("button", { name: "Keep the list beside the work" }).click();
    await expectPage(opener).toBeHidden();
    await expectPage(rail(page)).toBeVisible();
  });

  test("goes on and back by shortcut from within the editor, without loading the page anew", async () => {
    const page = await visitors.arrive();
    await page.setViewportSize({ width: 1440, height: 490 });
    await page.goto(FIRST);
    await mark(page);
    await typeProgram(page, "# here / and ? are letters");
    await expectPage(page.getByRole("dialog")).toBeHidden();
    const scrolled = await rail(page).evaluate((list) => {
      list.scrollTo(0, list.scrollHeight);
      return list.scrollTop;
    });
    expect(scrolled).toBeGreaterThan(0);
    await handout(page).evaluate((text) => text.parentElement?.scrollTo(0, 200));
    await page.keyboard.press("Alt+PageDown");
    await page.waitForURL(`**${SECOND}`);
    await expectPage(page.getByRole("heading", { level: 1 })).toHaveText("Ferry tickets");
    expect(await rail(page).evaluate((list) => list.scrollTop)).toBe(scrolled);
    expect(await handout(page).evaluate((text) => text.parentElement?.scrollTop)).toBe(0);
    await page.keyboard.press("Alt+PageUp");
    await page.waitForURL(`**${FIRST}`);
    await page.getByRole("link", { name: "Ferry tickets" }).first().click();
    await page.waitForURL(`**${SECOND}`);
    expect(await isMarked(page)).toBe(true);
  });

  test("lists its shortcuts at a key press, and forgets single keys on demand", async () => {
    const page = await visitors.arrive();
    await page.goto("/");
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expectPage(dialog).toContainText("Next assignment");
    await dialog.getByRole("checkbox").uncheck();
    await page.keyboard.press("Escape");
    await expectPage(dialog).toBeHidden();
    await page.reload();
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("?");
    await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
    await expectPage(dialog.getByRole("checkbox")).not.toBeChecked();
  });

  test("leads back to where the student was, and counts what is solved everywhere at once", async () => {
    const page = await visitors.arrive();
    await page.goto(FIRST);
    await typeProgram(page, RIGHT + unique());
    await page.getByRole("button", { name: "Submit" }).click();
    await expectPage(page.getByTestId("course-progress")).toHaveText("1/9, 1 of 9 solved", {
      timeout: 60_000,
    });
    const overview = await page.context().newPage();
    await overview.goto(COURSE);
    await expectPage(overview.getByTestId("progress")).toContainText("100 of 1000 points");
    await page.getByRole("link", { name: "Next: Ferry tickets" }).first().click();
    await page.waitForURL(`**${SECOND}`);
    await typeProgram(page, unique());
    await expectPage(page.getByTestId("save-state")).toHaveText("Saved");
    await overview.goto("/");
    await overview.getByRole("link", { name: "Continue: Ferry tickets" }).click();
    await overview.waitForURL(`**${SECOND}`);
  });

  test("says that it is offline for as long as it is", async () => {
    const page = await visitors.arrive();
    await page.goto(FIRST);
    const note = page.getByRole("status").filter({ hasText: "You are offline" });
    await expectPage(note).toBeHidden();
    await page.context().setOffline(true);
    await expectPage(note).toBeVisible();
    await page.context().setOffline(false);
    await expectPage(note).toBeHidden();
  });

  test("colours the Python of a handout and of its examples without script", async () => {
    const page = await visitors.arrive({ javaScriptEnabled: false });
    await page.goto(`${COURSE}/coin-jar`);
    const keyword = handout(page).locator(".prose .tok-keyword").first();
    await expectPage(keyword).toHaveText("while");
    const [coloured, plain] = await Promise.all(
      [keyword, handout(page).locator("pre").first()].map(async (each) =>
        each.evaluate((element) => getComputedStyle(element).color),
      ),
    );
    expect(coloured).not.toBe(plain);
    await page.locator("summary").first().click();
    await expectPage(handout(page).locator("details .tok-keyword").first()).toBeVisible();
  });

  test("reads in Finnish for who asks for it", async () => {
    const page = await visitors.arrive({ locale: "fi-FI" });
    await page.goto(FIRST);
    await expectPage(page.getByRole("article", { name: "Tehtävänanto" })).toBeVisible();
    await page.goto("/nowhere");
    await expectPage(page).toHaveTitle("Ei löytynyt · Gradewire");
    await expectPage(page.getByRole("heading", { level: 1 })).toHaveText(
      "Tässä osoitteessa ei ole mitään",
    );
  });

  for (const width of [320, 720, 1024, 1440]) {
    test(`scrolls no page sideways at ${width} pixels`, async () => {
      const page = await visitors.arrive();
      await page.setViewportSize({ width, height: 700 });
      for (const path of [
        "/",
        COURSE,
        FIRST,
        `${COURSE}/bird-count`,
        "/settings",
        "/account",
        "/nowhere",
      ]) {
        await page.goto(path);
        expect([path, await sidewaysScroll(page)]).toEqual([path, 0]);
      }
    });
  }
});
