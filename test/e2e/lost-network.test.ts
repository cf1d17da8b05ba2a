import { expect as expectPage, type Page } from "@playwright/test";
import { expect, test } from "vitest";

import { describeInBrowser, typeProgram } from "../support/browser.ts";

const COURSE = "/courses/first-steps";
const FIRST = `${COURSE}/welcome-sign`;
const SECOND = `${COURSE}/ferry-tickets`;
/** What a page asks for to become another one without loading anew. */
const PAGE_DATA = `**${SECOND}/q-data.json*`;
const unique = () => `# ${crypto.randomUUID()}`;

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const next = (page: Page) => page.getByRole("link", { name: /^Next: / }).first();
const editor = (page: Page) => page.getByTestId("editor");
const note = (page: Page) => page.getByText("We cannot reach the server, so");

const WAYS: [string, (page: Page) => Promise<void>][] = [
  ["a click on Next", async (page) => next(page).click()],
  ["Alt+PageDown", async (page) => page.keyboard.press("Alt+PageDown")],
];

async function open(page: Page, path = FIRST): Promise<void> {
  await page.goto(path);
  await editor(page).locator("[contenteditable=true]").waitFor();
}

describeInBrowser("a page that lost the network", (visitors) => {
  test.each(WAYS)("stays as it is at %s, and moves when the network is back", async (_way, go) => {
    const page = await visitors.arrive();
    const ahead = page.waitForResponse(PAGE_DATA);
    await open(page);
    await (await ahead).finished();
    await page.context().setOffline(true);
    // What was fetched ahead is there.
    await go(page);
    await expectPage(title(page)).toHaveText("Ferry tickets");
    await page.waitForURL(`**${SECOND}`);
    await expectPage(note(page)).toBeHidden();
    const text = unique();
    await typeProgram(page, text);
    // The second time it is asked of a page that has failed before.
    for (const time of ["first", "again"]) {
      await go(page);
      await expectPage(note(page), time).toBeVisible();
      expect(new URL(page.url()).pathname).toBe(SECOND);
      await expectPage(title(page)).toHaveText("Ferry tickets");
      await expectPage(editor(page)).toContainText(text);
    }

    await page.context().setOffline(false);
    await expectPage(note(page)).toBeHidden();
    await go(page);
    await expectPage(title(page)).toHaveText("The coin jar");
    await page.waitForURL(`**${COURSE}/coin-jar`);
    await open(page, SECOND);
    await expectPage(editor(page)).toContainText(text);
  });

  test.each(WAYS)("moves at %s although it could not be fetched ahead", async (_way, go) => {
    const page = await visitors.arrive();
    let aborted = 0;
    await page.route(PAGE_DATA, async (route) =>
      ++aborted === 1 ? route.abort() : route.fallback(),
    );
    const failed = page.waitForEvent("requestfailed", (request) =>
      request.url().includes(`${SECOND}/q-data.json`),
    );
    await open(page);
    const text = unique();
    await typeProgram(page, text);
    await next(page).hover();
    await failed;
    await go(page);
    await expectPage(title(page)).toHaveText("Ferry tickets");
    expect(new URL(page.url()).pathname).toBe(SECOND);
    await open(page);
    await expectPage(editor(page)).toContainText(text);
  });

  test("keeps the text when the browser's Back finds no network, and leads there afterwards", async () => {
    const page = await visitors.arrive();
    await open(page);
    await next(page).click();
    await expectPage(title(page)).toHaveText("Ferry tickets");
    await page.waitForURL(`**${SECOND}`);
    await page.context().setOffline(true);
    const text = unique();
    await typeProgram(page, text);
    await page.evaluate(() => {
      history.back();
    });
    await expectPage(note(page)).toBeVisible();
    await expectPage(editor(page)).toContainText(text);
    await page.context().setOffline(false);
    await page.getByRole("link", { name: "Welcome sign" }).first().click();
    await expectPage(title(page)).toHaveText("Welcome sign");
    expect(new URL(page.url()).pathname).toBe(FIRST);
    await open(page, SECOND);
    await expectPage(editor(page)).toContainText(text);
  });

  test("stays while the server does not answer, although the device has a network", async () => {
    const page = await visitors.arrive();
    await open(page);
    await page.waitForLoadState("networkidle");
    const text = unique();
    await typeProgram(page, text);
    await page.route(`**${COURSE}`, async (route) => route.abort());
    await page.route(`**${COURSE}/q-data.json*`, async (route) => route.abort());
    const toCourse = page.getByRole("link", { name: "First steps" }).first();
    await toCourse.click();
    await expectPage(note(page)).toBeVisible();
    await expectPage(editor(page)).toContainText(text);
    expect(new URL(page.url()).pathname).toBe(FIRST);
    await page.unrouteAll();
    await toCourse.click();
    await page.waitForURL(`**${COURSE}`);
  });
});
