import { expect as expectPage, type Locator, type Page } from "@playwright/test";
import { encodeTime } from "ulid";
import { beforeAll, describe, expect, inject, test } from "vitest";

import { CourseDetail, SessionCreated } from "../../contract/api.ts";
import { execute } from "../../scripts/d1.ts";
import { describeInBrowser, typeProgram } from "../support/browser.ts";
import { newStudent, type Student } from "../support/student.ts";

const COURSE = "first-steps";
const WORK = `/courses/${COURSE}/welcome-sign`;
const WRONG = 'def welcome(name):\n    return "Hello, " + name\n';
const RIGHT = 'def welcome(name):\n    return f"Welcome, {name}!"\n';
const MINE = "mine = 1\n";
const MANY = 500;
const MINUTE_MS = 60_000;
const inTime = { timeout: 60_000 };

const opener = (page: Page) => page.getByRole("link", { name: /^Submissions/ });
const sheet = (page: Page) => page.getByRole("dialog", { name: /^Your submissions/ });
const rows = (page: Page) => sheet(page).locator("[data-entry]");
const detail = (page: Page) => sheet(page).getByRole("article");
const codeShown = (page: Page) => detail(page).locator(".cm-content");
const view = (page: Page, name: string) => detail(page).getByRole("button", { name });
const field = (page: Page) => page.locator("textarea#code");
const note = (page: Page) => page.getByTestId("replaced");
const undo = (page: Page) => note(page).getByRole("button", { name: "Undo" });
const resetButton = (page: Page) => page.getByRole("button", { name: "Reset" });

const idsOf = (entries: Locator) =>
  entries.evaluateAll<string[], HTMLElement>((each) =>
    each.map((row) => row.dataset["entry"] ?? ""),
  );

async function openWork(page: Page): Promise<void> {
  await page.goto(WORK);
  await page.getByTestId("editor").locator("[contenteditable=true]").waitFor();
}

async function openSheet(page: Page): Promise<void> {
  await openWork(page);
  await opener(page).click();
  await expectPage(rows(page).nth(49)).toBeAttached();
}

describeInBrowser("Submissions of an assignment", (visitors) => {
  let token = "";
  let starter = "";
  let student: Student | null = null;
  let assignmentId = "";

  /** A student with many submissions, one every half hour: two that were graded, and copies of them. */
  beforeAll(async () => {
    const { local } = visitors;
    student = await newStudent(local.url);
    ({ token } = student);
    const { assignments } = await student.get(`/courses/${COURSE}`, CourseDetail);
    assignmentId = assignments.find(({ slug }) => slug === "welcome-sign")?.id ?? "";
    const wrong = await student.grade(assignmentId, WRONG);
    const right = await student.grade(assignmentId, RIGHT);
    const first = Date.now() - MANY * 30 * MINUTE_MS;
    const values = Array.from({ length: MANY - 2 }, (_, index) => {
      const at = first + index * 30 * MINUTE_MS;
      const id = `${encodeTime(at, 10)}${String(index).padStart(16, "0")}`;
      const [of, code] = index % 5 === 4 ? [right, RIGHT] : [wrong, WRONG];
      const text = `${code}# try ${index + 1}\n`.replaceAll("'", "''");
      return `select '${id}', user_id, assignment_id, grading_id, '${text}', points, 1, ${at}, ${at}
        from submissions where id = '${of.id}'`;
    });
    const into =
      "insert into submissions (id, user_id, assignment_id, grading_id, code, points, cached, created_at, delivered_at)";
    await execute(
      { local: { persistTo: inject("persistTo") } },
      values.map((value) => `${into} ${value};`).join("\n"),
    );
    const answer = await fetch(`${local.url}/api/assignments/${assignmentId}`);
    ({ starter } = ((await answer.json()) as { assignment: { starter: string } }).assignment);
  });

  /** A new browser that the student with many submissions is signed in with. */
  async function arrive(options: Parameters<typeof visitors.arrive>[0] = {}): Promise<Page> {
    const page = await visitors.arrive(options);
    await page.context().addCookies([{ name: "gradewire", value: token, url: visitors.local.url }]);
    return page;
  }

  test("are loaded only when opened, and all by scrolling, each once", async () => {
    const page = await arrive();
    const asked: string[] = [];
    page.on("request", (request) => {
      if (/\/api\/submissions\?/.test(request.url())) asked.push(request.url());
    });
    await openWork(page);
    await expectPage(opener(page)).toHaveText(`Submissions (${MANY})`);
    expect(asked).toEqual([]);
    await opener(page).click();
    await expectPage(sheet(page).getByRole("heading").first()).toBeFocused();
    const end = sheet(page).getByRole("button", { name: /Show earlier ones|Loading/ });
    await expect
      .poll(async () => {
        if ((await end.count()) > 0) await end.scrollIntoViewIfNeeded().catch(() => undefined);
        return rows(page).count();
      }, inTime)
      .toBe(MANY);
    await expectPage(end).toHaveCount(0);
    const ids = await idsOf(rows(page));
    expect(new Set(ids).size).toBe(MANY);
    expect(ids).toEqual(ids.toSorted().toReversed());
    await rows(page).last().click();
    await expectPage(codeShown(page)).toContainText("# try 1");
    await page.keyboard.press("Escape");
    await expectPage(sheet(page)).toBeHidden();
    await expectPage(opener(page)).toBeFocused();
  });

  test("show their code, and what differs from the one before, the editor, and any other", async () => {
    const page = await arrive();
    await openWork(page);
    await typeProgram(page, RIGHT.replace("Welcome", "Good day"));
    await opener(page).click();
    await rows(page).first().click();
    await expectPage(codeShown(page)).toContainText("Welcome, {name}!");
    await expectPage(detail(page)).toContainText("Correct");
    await view(page, "Changes in it").click();
    await expectPage(detail(page).getByRole("status")).toHaveText("1 line out, 1 line in.");
    await expectPage(detail(page).locator(".cm-merge-a .cm-changedLine")).toContainText("Hello");
    await expectPage(detail(page).locator(".cm-merge-b .cm-changedLine")).toContainText("Welcome");
    await view(page, "Changes since").click();
    await expectPage(detail(page).locator(".cm-merge-b .cm-changedLine")).toContainText("Good day");
    await view(page, "Compare with…").click();
    await rows(page).nth(2).click();
    await expectPage(detail(page).locator(".cm-merge-a")).toContainText(`# try ${MANY - 2}`);
    // The button that has the focus goes, and the page below stays out of reach.
    await view(page, "Compare with…").click();
    await page.getByRole("button", { name: "Do not compare" }).press("Enter");
    const posts: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST") posts.push(request.url());
    });
    await page.keyboard.press("ControlOrMeta+Enter");
    await expectPage(rows(page).first()).toBeFocused();
    expect(posts).toEqual([]);
    // Where there is no room for two, one below the other.
    await page.setViewportSize({ width: 390, height: 800 });
    await expectPage(detail(page).locator(".cm-merge-a")).toHaveCount(0);
    await expectPage(detail(page).locator(".cm-deletedChunk")).toContainText(`# try ${MANY - 2}`);
  });

  test("get a new one on top while the list is read, without moving what is read", async () => {
    const page = await arrive();
    await openSheet(page);
    const read = rows(page).nth(30);
    await read.scrollIntoViewIfNeeded();
    const id = (await idsOf(read))[0] ?? "";
    const top = async () =>
      (await sheet(page).locator(`[data-entry="${id}"]`).boundingBox())?.y ?? 0;
    const before = await top();
    const total = Number(/\d+/.exec((await opener(page).textContent()) ?? "")?.[0]);
    const sent = (await student?.submit(assignmentId, `${RIGHT}# new\n`))?.id;
    const added = sheet(page).locator(`[data-entry="${sent}"]`);
    await expectPage(added).toContainText("Correct", inTime);
    expect(Math.abs((await top()) - before)).toBeLessThan(2);
    expect((await idsOf(rows(page)))[0]).toBe(sent);
    await expectPage(opener(page)).toHaveText(`Submissions (${total + 1})`);
    const ids = await idsOf(rows(page));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("go into the editor as one step, with a way back that a reload keeps", async () => {
    const page = await arrive();
    await openWork(page);
    await typeProgram(page, MINE);
    await opener(page).click();
    await rows(page).nth(10).click();
    await detail(page).getByRole("button", { name: "Load into the editor" }).click();
    await expectPage(sheet(page)).toBeHidden();
    await expectPage(field(page)).toHaveValue(/# try \d+/);
    await expectPage(note(page)).toContainText("An earlier submission is in the editor");
    await page.keyboard.press("ControlOrMeta+z");
    await expectPage(field(page)).toHaveValue(MINE);
    await expectPage(undo(page)).toHaveCount(0);
    await page.keyboard.press("ControlOrMeta+y");
    await expectPage(field(page)).toHaveValue(/# try \d+/);
    await expectPage(page.getByTestId("save-state")).toHaveAttribute("data-state", "saved");
    await page.reload();
    await undo(page).click();
    await expectPage(field(page)).toHaveValue(MINE);
    await expectPage(undo(page)).toHaveCount(0);
  });

  test("need no pointer", async () => {
    const page = await arrive();
    await openWork(page);
    await typeProgram(page, MINE);
    await opener(page).focus();
    await page.keyboard.press("Enter");
    await expectPage(rows(page).nth(49)).toBeAttached();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expectPage(rows(page).first()).toBeFocused();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowDown");
    await expectPage(rows(page).nth(3)).toBeFocused();
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expectPage(codeShown(page)).toBeVisible();
    const load = detail(page).getByRole("button", { name: "Load into the editor" });
    for (let i = 0; i < 3; i += 1) {
      if (await load.evaluate((button) => button === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await expectPage(page.getByTestId("editor").locator("[contenteditable=true]")).toBeFocused();
    await expectPage(field(page)).not.toHaveValue(MINE);
    await expectPage(undo(page)).toBeVisible();
  });

  describe("without script", () => {
    test("are a page with links, from the newest to the first", async () => {
      const page = await arrive({ javaScriptEnabled: false });
      await page.goto(WORK);
      await opener(page).click();
      const links = page.getByRole("main").locator("ol a");
      const seen: string[] = [];
      for (;;) {
        seen.push(
          ...(await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""))),
        );
        const older = page.getByRole("link", { name: "Show earlier ones" });
        if ((await older.count()) === 0) break;
        await older.click();
      }
      expect(seen.length).toBeGreaterThanOrEqual(MANY);
      expect(new Set(seen).size).toBe(seen.length);
      await links.last().click();
      await expectPage(page.getByRole("main")).toContainText("# try 1");
      await page.getByRole("link", { name: "Back to the assignment" }).click();
      await expectPage(field(page)).toBeVisible();
    });

    test("of somebody else are not to be had", async () => {
      const stranger = await visitors.arrive({ javaScriptEnabled: false });
      const session = await stranger.request.post("/api/session");
      SessionCreated.parse(await session.json());
      const id = (await student?.submit(assignmentId, RIGHT))?.id;
      const answer = await stranger.goto(`${WORK}/submissions/${id}`);
      expect(answer?.status()).toBe(404);
    });
  });

  describe("Reset", () => {
    test("puts the starter back, and the button beside it the text", async () => {
      const page = await visitors.arrive();
      await openWork(page);
      await typeProgram(page, MINE);
      await resetButton(page).click();
      await expectPage(field(page)).toHaveValue(starter);
      await expectPage(note(page)).toContainText("The starter is back in the editor");
      await page.keyboard.press("Tab");
      await expectPage(undo(page)).toBeFocused();
      await page.keyboard.press("Enter");
      await expectPage(field(page)).toHaveValue(MINE);
      await expectPage(note(page)).toBeEmpty();
    });

    test("is undone by Ctrl+Z as well, and typing ends the offer", async () => {
      const page = await visitors.arrive();
      await openWork(page);
      await typeProgram(page, MINE);
      await resetButton(page).click();
      await expectPage(field(page)).toHaveValue(starter);
      await page.getByTestId("editor").locator("[contenteditable=true]").click();
      await page.keyboard.press("ControlOrMeta+z");
      await expectPage(field(page)).toHaveValue(MINE);
      await resetButton(page).click();
      await expectPage(undo(page)).toBeVisible();
      await page.getByTestId("editor").locator("[contenteditable=true]").click();
      await page.keyboard.type("#");
      await expectPage(undo(page)).toHaveCount(0);
    });

    test("of what is the starter says so, and takes nothing away", async () => {
      const page = await visitors.arrive();
      await openWork(page);
      await resetButton(page).click();
      await expectPage(note(page)).toHaveText("This is the starter already.");
      await expectPage(field(page)).toHaveValue(starter);
    });
  });
});
