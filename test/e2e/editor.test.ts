import { expect as expectPage, type Page } from "@playwright/test";
import { expect, test } from "vitest";

import { describeInBrowser, typeProgram, type Visitors } from "../support/browser.ts";

const FIRST = "/courses/first-steps/welcome-sign";
const RIGHT = 'def welcome(name):\n    return f"Welcome, {name}!"\n';
const VIM = "theme=system&codeSize=15&keys=vim&sound=off&language=en";
const inTime = { timeout: 60_000 };

const editor = (page: Page) => page.getByTestId("editor");
const content = (page: Page) => editor(page).locator("[contenteditable=true]");
const field = (page: Page) => page.locator("textarea#code");
const status = (page: Page) => editor(page).getByRole("status");
const names = (page: Page) => editor(page).getByRole("listbox");
const underlined = (page: Page) => editor(page).locator(".cm-lintRange-error");
const nextAssignment = (page: Page) => page.getByRole("link", { name: "Next" }).first();

async function open(visitors: Visitors, settings?: string): Promise<Page> {
  const page = await visitors.arrive();
  if (settings !== undefined) await choose(page, visitors, settings);
  await page.goto(FIRST);
  await content(page).waitFor();
  return page;
}

async function choose(page: Page, { local }: Visitors, value: string): Promise<void> {
  await page.context().addCookies([{ name: "gradewire-settings", value, url: local.url }]);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The text as the form would send it. */
async function holds(page: Page, text: string): Promise<void> {
  await expectPage(field(page)).toHaveValue(text);
}

/** Types an empty program letter by letter, as a person does. */
async function write(page: Page, text: string): Promise<void> {
  await content(page).click();
  await press(page, "ControlOrMeta+a", "Delete");
  await page.keyboard.type(text);
}

/** The scripts that come once the editor is in sight. */
async function seen(page: Page): Promise<string[]> {
  // So narrow that the handout is shown in its place.
  await page.setViewportSize({ width: 320, height: 400 });
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  await page.goto(FIRST);
  await page.waitForLoadState("networkidle");
  const before = new Set(scripts);
  await page.getByRole("tab", { name: "Code" }).click();
  await content(page).waitFor();
  await page.waitForLoadState("networkidle");
  return scripts.filter((url) => !before.has(url));
}

describeInBrowser("The editor", (visitors) => {
  test("indents as Python does, by Enter and by Tab, and closes brackets and quotes", async () => {
    const page = await open(visitors);
    await write(page, "if x:\nprint('a");
    await holds(page, "if x:\n    print('a')");
    await press(page, "Tab");
    await holds(page, "if x:\n        print('a')");
    await press(page, "Shift+Tab");
    await holds(page, "if x:\n    print('a')");
    await expectPage(content(page)).toBeFocused();
  });

  test("is left by Escape and Tab, and says so; any other key takes that back", async () => {
    const page = await open(visitors);
    await expectPage(content(page)).toHaveAccessibleDescription(/Esc, then Tab leaves the editor/);
    await write(page, "x = 1");
    await press(page, "Escape");
    await expectPage(status(page)).toContainText("Tab now leaves the editor");
    await page.keyboard.type("2");
    await expectPage(status(page)).toHaveText("");
    await press(page, "Tab");
    await holds(page, "    x = 12");
    await press(page, "Escape", "Tab");
    await expectPage(content(page)).not.toBeFocused();
    await holds(page, "    x = 12");
    await press(page, "Shift+Tab");
    await expectPage(content(page)).toBeFocused();
    await press(page, "Tab");
    await holds(page, "        x = 12");
  });

  test("lets Tab move the focus by Ctrl+M until it is pressed again", async () => {
    const page = await open(visitors);
    await write(page, "x = 1");
    await press(page, "Control+m");
    await expectPage(status(page)).toContainText("Ctrl+M lets it indent again");
    await page.keyboard.type("2");
    await press(page, "Tab");
    await expectPage(content(page)).not.toBeFocused();
    await press(page, "Shift+Tab", "Control+m", "Tab");
    await holds(page, "    x = 12");
  });

  test("searches and replaces", async () => {
    const page = await open(visitors);
    await typeProgram(page, "cat = 1\ndog = cat\n");
    await press(page, "ControlOrMeta+f");
    await expectPage(page.getByRole("textbox", { name: "Find" })).toBeFocused();
    await page.keyboard.type("cat");
    await expectPage(editor(page).locator(".cm-searchMatch")).toHaveCount(2);
    await page.getByRole("textbox", { name: "Replace with" }).fill("cow");
    await page.getByRole("button", { name: "Replace all" }).click();
    await holds(page, "cow = 1\ndog = cow\n");
    await press(page, "Escape");
    await expectPage(page.getByRole("textbox", { name: "Find" })).toHaveCount(0);
    await expectPage(content(page)).toBeFocused();
  });

  test("types at several cursors, set by Alt and a click", async () => {
    const page = await open(visitors);
    await typeProgram(page, "one\ntwo\nthree\n");
    await press(page, "ControlOrMeta+Home");
    const second = editor(page).locator(".cm-line").nth(1);
    await second.click({ modifiers: ["Alt"], position: { x: 14, y: 10 } });
    await page.keyboard.type("#");
    const lines = (await field(page).inputValue()).split("\n");
    expect(lines[0]).toBe("#one");
    expect(lines[1]).toContain("#");
    expect(lines[2]).toBe("three");
  });

  test("offers the program's names before Python's, takes one by Tab and none by Enter", async () => {
    const page = await open(visitors);
    await write(page, "printer = 1\npri");
    await expectPage(names(page).getByRole("option").first()).toHaveText("printer");
    await expectPage(names(page).getByRole("option", { name: "print", exact: true })).toBeVisible();
    await press(page, "Enter");
    await holds(page, "printer = 1\npri\n");
    await page.keyboard.type("pri");
    await expectPage(names(page)).toBeVisible();
    // A list that has just come is not taken by a key that was meant for the text.
    await page.waitForTimeout(150);
    await press(page, "Tab");
    await holds(page, "printer = 1\npri\nprinter");
    await press(page, "Tab");
    await holds(page, "printer = 1\npri\n    printer");
  });

  test("underlines what Python could not read once its line is left, and leads there", async () => {
    const page = await open(visitors);
    await write(page, "def f(x)");
    await page.waitForTimeout(1_500);
    await expectPage(underlined(page)).toHaveCount(0);
    await page.keyboard.type("\nreturn x");
    await expectPage(underlined(page)).toHaveText(")");
    await expectPage(status(page)).toHaveText(
      "Line 1: A colon (:) is missing at the end of this line.",
    );
    await editor(page).getByRole("button", { name: "Go to line 1" }).click();
    await expectPage(content(page)).toBeFocused();
    await press(page, "End");
    await page.keyboard.type(":");
    await expectPage(underlined(page)).toHaveCount(0);
    await expectPage(status(page)).toHaveText("");
  });

  test("does not keep anybody from submitting what it underlines", async () => {
    const page = await open(visitors);
    await typeProgram(page, "x = 1\ndef welcome(name)\n    return name\n");
    await expectPage(underlined(page)).toHaveCount(1);
    await page.getByRole("button", { name: "Submit" }).click();
    await expectPage(page.getByTestId("verdict")).toHaveAttribute(
      "data-verdict",
      "syntax_error",
      inTime,
    );
    const mark = editor(page).getByTitle("Line 2 is the one that the result names.");
    await expectPage(mark).toHaveText("2");
    await content(page).click();
    await page.keyboard.type("#");
    await expectPage(mark).toHaveCount(0);
  });

  test("keeps what undo leads back to, and the selection, while other assignments are open", async () => {
    const page = await open(visitors);
    const before = await field(page).inputValue();
    await typeProgram(page, RIGHT);
    await press(page, "ControlOrMeta+Home", "ArrowDown", "End", "Shift+Home");
    await expectPage(page.getByTestId("save-state")).toHaveText("Saved");
    await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
    await nextAssignment(page).click();
    await expectPage(page).not.toHaveURL(new RegExp(FIRST));
    await expectPage(field(page)).not.toHaveValue(RIGHT);
    await content(page).waitFor();
    await page.goBack();
    await expectPage(page).toHaveURL(new RegExp(FIRST));
    await content(page).waitFor();
    await holds(page, RIGHT);
    expect(await page.evaluate(() => "isSamePage" in globalThis)).toBe(true);

    await content(page).focus();
    await page.keyboard.type("pass");
    await holds(page, "def welcome(name):\n    pass\n");
    for (let steps = 0; steps < 20; steps += 1) {
      if ((await field(page).inputValue()) === before) break;
      await press(page, "ControlOrMeta+z");
    }
    await holds(page, before);
  });

  test("has text as large as the settings say, in the plain field too", async () => {
    const page = await open(visitors, VIM.replace("15", "20").replace("vim", "default"));
    const size = (selector: string) =>
      page.locator(selector).evaluate((element) => getComputedStyle(element).fontSize);
    expect([await size(".cm-editor"), await size("textarea#code")]).toEqual(["20px", "20px"]);

    await page.evaluate(() => document.documentElement.style.setProperty("--code-size", "40px"));
    const topOf = async (selector: string) =>
      (await editor(page).locator(selector).nth(1).boundingBox())?.y ?? 0;
    await expect
      .poll(
        async () =>
          (await topOf(".cm-line")) - (await topOf(".cm-gutterElement:not([style*='visibility'])")),
      )
      .toBeLessThan(2);
  });

  test("has Vim's keys for those who chose them, a save by :w and another way out", async () => {
    const page = await open(visitors, VIM);
    await expectPage(content(page)).toHaveAccessibleDescription(/Ctrl\+M, then Tab leaves/);
    await expectPage(editor(page).locator(".cm-vim-panel")).toBeVisible();
    await content(page).click();
    await page.keyboard.type("ggdGix = 1");
    await press(page, "Escape");
    await page.keyboard.type("yyp");
    await holds(page, "x = 1\nx = 1");
    await expectPage(status(page)).toHaveText("");
    const saved = page.waitForResponse((answer) => answer.url().endsWith("/draft") && answer.ok());
    await page.keyboard.type(":w");
    await press(page, "Enter");
    await saved;
    await expectPage(page.getByTestId("save-state")).toHaveText("Saved");
    await press(page, "Control+m", "Tab");
    await expectPage(content(page)).not.toBeFocused();
    await holds(page, "x = 1\nx = 1");
  });

  test.each(["reduce", "no-preference"] as const)(
    "numbers its lines where they stand, with motion: %s",
    async (reducedMotion) => {
      const page = await visitors.arrive();
      await page.emulateMedia({ reducedMotion });
      await page.goto(FIRST);
      await content(page).waitFor();
      const tops = async (selector: string) =>
        page
          .locator(selector)
          .evaluateAll<number[], HTMLElement>((all) =>
            all
              .filter((each) => each.style.visibility !== "hidden")
              .map((each) => Math.round(each.getBoundingClientRect().top)),
          );
      const lines = await tops(".cm-line");
      expect(lines.length).toBeGreaterThan(1);
      expect(await tops(".cm-lineNumbers .cm-gutterElement")).toEqual(lines);
    },
  );

  test("is loaded when it is seen, and Vim's keys only for those who chose them", async () => {
    const usual = await seen(await visitors.arrive());
    expect(usual.length).toBeGreaterThan(0);
    const vimPage = await visitors.arrive();
    await choose(vimPage, visitors, VIM);
    const withVim = await seen(vimPage);
    expect(withVim.filter((url) => !usual.includes(url))).toHaveLength(1);
  });
});
