import { expect as expectPage, type Page } from "@playwright/test";
import { expect, test } from "vitest";

import { SubmissionList } from "../../contract/api.ts";
import { useUpSubmissions } from "../pages/states.ts";
import { readFirstAssignmentId } from "../support/course.ts";
import { describeInBrowser, typeProgram } from "../support/browser.ts";

const FIRST = "/courses/first-steps/welcome-sign";
const unique = () => `# ${crypto.randomUUID()}`;

const saveState = (page: Page) => page.getByTestId("save-state");
const verdict = (page: Page) => page.getByTestId("verdict");
const editor = (page: Page) => page.getByTestId("editor");
const submitButton = (page: Page) => page.getByRole("button", { name: "Submit" });
/** What went wrong with what was sent. */
const problem = (page: Page) =>
  page.getByRole("form", { name: "Your work" }).getByRole("alert").first();
const isGraded = { timeout: 60_000 };

async function open(page: Page, path = FIRST): Promise<void> {
  await page.goto(path);
  await editor(page).locator("[contenteditable=true]").waitFor();
}

describeInBrowser("the working page", (visitors) => {
  test("makes no user of somebody who only looks", async () => {
    const page = await visitors.arrive();
    const calls: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/")) calls.push(request.url());
    });
    await page.goto("/");
    await open(page);
    await page.waitForLoadState("networkidle");
    expect(calls).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
  });

  test("keeps what is typed and submitted offline, says so, and sends both when the network is back", async () => {
    const page = await visitors.arrive();
    await open(page);
    await typeProgram(page, "# online");
    await expectPage(saveState(page)).toHaveText("Saved");
    await page.context().setOffline(true);
    const text = unique();
    await typeProgram(page, text);
    await expectPage(saveState(page)).toHaveText("Offline: kept on this device");
    await submitButton(page).click();
    await expectPage(problem(page)).not.toBeEmpty();

    await page.context().setOffline(false);
    await expectPage(saveState(page)).toHaveText("Saved", isGraded);
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "incorrect", isGraded);
    await expectPage(problem(page)).toBeEmpty();
    await expectPage(editor(page)).toContainText(text);
  });

  test("sends what was submitted offline on a page that was closed since, once", async () => {
    const page = await visitors.arrive();
    await open(page);
    await page.route("**/api/submissions", async (route) => route.abort());
    await typeProgram(page, unique());
    await submitButton(page).click();
    await expectPage(problem(page)).toContainText("as soon as the server answers");
    await page.close();
    const again = await page.context().newPage();
    await open(again);
    await expectPage(verdict(again)).toHaveAttribute("data-verdict", "incorrect", isGraded);

    const assignmentId = await readFirstAssignmentId(visitors.local.url);
    const list = await again.request.get(`/api/submissions?assignmentId=${assignmentId}`);
    expect(SubmissionList.parse(await list.json()).submissions).toHaveLength(1);
    const posts: string[] = [];
    again.on("request", (request) => {
      if (request.method() === "POST") posts.push(request.url());
    });
    await again.reload();
    await editor(again).locator("[contenteditable=true]").waitFor();
    expect(posts).toEqual([]);
  });

  test("does not send again what had arrived when only the answer was lost", async () => {
    const page = await visitors.arrive();
    await open(page);
    await page.route("**/api/submissions", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await typeProgram(page, unique());
    await submitButton(page).click();
    await expectPage(problem(page)).toContainText("as soon as the server answers");
    await page.close();
    const again = await page.context().newPage();
    const posts: string[] = [];
    again.on("request", (request) => {
      if (request.method() === "POST") posts.push(request.url());
    });
    await open(again);
    await expectPage(verdict(again)).toHaveAttribute("data-verdict", "incorrect", isGraded);
    expect(posts).toEqual([]);
  });

  test("sends what was submitted offline once a verdict that was in its way has come", async () => {
    const page = await visitors.arrive();
    await open(page);
    await page.route("**/api/submissions", async (route) => route.abort());
    await typeProgram(page, unique());
    await submitButton(page).click();
    await expectPage(problem(page)).toContainText("as soon as the server answers");
    // Another device submits meanwhile.
    const assignmentId = await readFirstAssignmentId(visitors.local.url);
    const code = `import time\ntime.sleep(5)\n${unique()}`;
    await page.request.post("/api/submissions", { data: { assignmentId, code } });
    await page.unroute("**/api/submissions");
    await expectPage(problem(page)).toContainText("still being graded", { timeout: 20_000 });
    const count = async () => {
      const list = await page.request.get(`/api/submissions?assignmentId=${assignmentId}`);
      return SubmissionList.parse(await list.json()).submissions.length;
    };
    await expect.poll(count, isGraded).toBe(2);
    await expectPage(problem(page)).toBeEmpty();
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "incorrect", isGraded);
  });

  test("brings back text of a page that was closed before it could be saved", async () => {
    const page = await visitors.arrive();
    await open(page);
    await page.route("**/draft", async (route) => route.abort());
    const text = unique();
    await typeProgram(page, text);
    await page.close({ runBeforeUnload: false });
    const again = await page.context().newPage();
    await open(again);
    await expectPage(editor(again)).toContainText(text);
    await expectPage(saveState(again)).toHaveText("Saved", isGraded);
  });

  test("keeps both texts when another device saved after this one lost the network", async () => {
    const page = await visitors.arrive();
    await open(page);
    await typeProgram(page, unique());
    await expectPage(saveState(page)).toHaveText("Saved");
    await page.route("**/draft", async (route) => route.abort());
    const [here, there] = [unique(), unique()];
    await typeProgram(page, here);
    await page.close({ runBeforeUnload: false });
    const assignmentId = await readFirstAssignmentId(visitors.local.url);
    const again = await page.context().newPage();
    await again.request.put(`/api/assignments/${assignmentId}/draft`, { data: { code: there } });

    await open(again);
    await expectPage(editor(again)).toContainText(there);
    const swap = again.getByRole("button", { name: "Swap versions" });
    await swap.click();
    await expectPage(editor(again)).toContainText(here);
    await expectPage(saveState(again)).toHaveText("Saved");
    await again.reload();
    await expectPage(editor(again)).toContainText(here);
    await swap.click();
    await expectPage(editor(again)).toContainText(there);
    await again.getByRole("button", { name: "Keep only this one" }).click();
    await expectPage(swap).toBeHidden();
  });

  test("keeps the texts of two tabs that were closed without a network", async () => {
    const page = await visitors.arrive();
    await open(page);
    await typeProgram(page, unique());
    await expectPage(saveState(page)).toHaveText("Saved");
    const other = await page.context().newPage();
    await open(other);
    const texts = [unique(), unique()];
    for (const [index, tab] of [page, other].entries()) {
      await tab.route("**/draft", async (route) => route.abort());
      await typeProgram(tab, texts[index] ?? "");
      await expectPage(saveState(tab)).toHaveText("Offline: kept on this device");
    }
    await other.close();
    await page.close();
    const again = await page.context().newPage();
    await open(again);
    const read = async () => again.locator("textarea[name=code]").inputValue();
    const found = [await read()];
    await again.getByRole("button", { name: "Swap versions" }).click();
    await expectPage(async () => expect(found).not.toContain(await read())).toPass();
    found.push(await read());
    expect(found.toSorted()).toEqual(texts.toSorted());
  });

  test("submits by Ctrl+Enter from the work, and not from a word to the author", async () => {
    const page = await visitors.arrive();
    await open(page);
    await typeProgram(page, unique());
    const posted: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/api/submissions")) {
        posted.push(request.url());
      }
    });
    await page.getByText("This assignment has a problem").click();
    await page.getByLabel("What is wrong with it?").fill("The example is wrong.");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expectPage(saveState(page)).toHaveText("Saved");
    expect(posted).toEqual([]);
    await editor(page).locator("[contenteditable=true]").click();
    await page.keyboard.press("ControlOrMeta+Enter");
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "incorrect", isGraded);
    expect(posted).toHaveLength(1);
  });

  test("wakes again with a program that looks like what its own state is written in", async () => {
    const page = await visitors.arrive();
    await open(page);
    const text = String.raw`s = "\x3Cscript" # </script><!-- <script>`;
    await typeProgram(page, `${text}\n${unique()}`);
    await expectPage(saveState(page)).toHaveText("Saved");
    await page.reload();
    await editor(page).locator("[contenteditable=true]").waitFor();
    await expectPage(editor(page)).toContainText(text);
    await typeProgram(page, `${text}\n${unique()}`);
    await submitButton(page).click();
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "incorrect", isGraded);

    await page.reload();
    await typeProgram(page, `${text}\n${unique()}`);
    // Its verdict may be here before anybody could see that it was awaited.
    const taken = page.waitForResponse("**/api/submissions");
    await submitButton(page).click();
    expect((await taken).status()).toBe(201);
  });

  test("finds the verdict by itself when no socket can be had", async () => {
    const page = await visitors.arrive();
    await page.routeWebSocket("**/api/connect*", async (socket) => socket.close());
    await open(page);
    await typeProgram(page, unique());
    await submitButton(page).click();
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "incorrect", isGraded);
  });

  test("shows a pending submission's verdict after a reload, by push", async () => {
    const page = await visitors.arrive();
    await open(page);
    await typeProgram(page, `import time\ntime.sleep(2)\n${unique()}`);
    await page.keyboard.press("ControlOrMeta+Enter");
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", /pending|running/);
    await page.reload();
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", /pending|running/);
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "incorrect", isGraded);
    await typeProgram(page, `def welcome(name):\n    return f"Welcome, {name}!"\n${unique()}`);
    await submitButton(page).click();
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "correct", isGraded);
  });

  test("sends code once, however often the button is pressed", async () => {
    const page = await visitors.arrive();
    await open(page);
    await typeProgram(page, `import time\ntime.sleep(1)\n${unique()}`);
    await submitButton(page).dblclick();
    const busy = page.getByRole("button", { name: "Being graded…" });
    await expectPage(busy).toBeVisible();
    await busy.click({ force: true });
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "incorrect", isGraded);
    await expectPage(problem(page)).toHaveText("");
  });

  test("tells a second tab of the same user the score at once", async () => {
    const page = await visitors.arrive();
    await open(page);
    await typeProgram(page, unique());
    await expectPage(saveState(page)).toHaveText("Saved");
    const other = await page.context().newPage();
    await open(other);
    await typeProgram(page, `def welcome(name):\n    return f"Welcome, {name}!"\n${unique()}`);
    await submitButton(page).click();
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "correct", isGraded);
    await expectPage(other.getByTestId("score")).toHaveText("100");
    await expectPage(verdict(other)).toContainText("of code submitted from another page");
    await expectPage(verdict(page)).not.toContainText("of code submitted from another page");
  });

  test("says so when the code was changed while it was being sent", async () => {
    const page = await visitors.arrive();
    await open(page);
    await typeProgram(page, unique());
    await expectPage(saveState(page)).toHaveText("Saved");
    const held = Promise.withResolvers<void>();
    await page.route("**/api/submissions", async (route) => {
      await held.promise;
      await route.continue();
    });
    const posted = page.waitForRequest("**/api/submissions");
    await submitButton(page).click();
    await posted;
    await typeProgram(page, unique());
    held.resolve();
    await expectPage(verdict(page)).toContainText("You have changed your code");
  });

  test.each(["full", "blocked"])("submits where the browser's storage is %s", async (kind) => {
    const page = await visitors.arrive();
    const refuse = `() => { throw new DOMException("refused", "QuotaExceededError"); }`;
    await page.addInitScript(
      kind === "full"
        ? `Storage.prototype.setItem = ${refuse};`
        : `Object.defineProperty(window, "localStorage", { get: ${refuse} });
           navigator.locks.request = async ${refuse};`,
    );
    await open(page);
    await typeProgram(page, unique());
    await submitButton(page).click();
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "incorrect", isGraded);
    await expectPage(page.getByRole("button", { name: "Submit", exact: true })).toBeEnabled();
  });

  test("counts down when it is told to slow down, and loses nothing", async () => {
    const page = await visitors.arrive();
    await open(page);
    const text = unique();
    await typeProgram(page, text);
    await submitButton(page).click();
    await expectPage(verdict(page)).toHaveAttribute("data-verdict", "incorrect", isGraded);
    const assignmentId = await readFirstAssignmentId(visitors.local.url);
    await useUpSubmissions(page, assignmentId, text);
    await submitButton(page).click();
    await expectPage(page.getByRole("button", { name: /^Submit in \d+ s$/ })).toBeVisible();
    await expectPage(editor(page)).toContainText(text);
    await expectPage(page.getByRole("button", { name: "Submit", exact: true })).toBeEnabled();
  });

  test("can be left with the keyboard: Tab indents, Escape then Tab moves on", async () => {
    const page = await visitors.arrive();
    await open(page);
    await typeProgram(page, "x");
    await page.keyboard.press("Home");
    await page.keyboard.press("Tab");
    await expectPage(page.locator("textarea[name=code]")).toHaveValue("    x");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await expectPage(editor(page).locator("[contenteditable=true]")).not.toBeFocused();
  });

  test("submits and shows the verdict without any JavaScript", async () => {
    const page = await visitors.arrive({ javaScriptEnabled: false });
    await page.goto(FIRST);
    const program = `def welcome(name):\n    return f"Welcome, {name}!"\n${unique()}\n`;
    await page.getByRole("textbox").fill(program);
    await submitButton(page).click();
    await page.waitForURL(`**${FIRST}#pane-results`);
    await expectPage(verdict(page)).toBeInViewport();
    await expectPage(async () => {
      await page.reload();
      await expectPage(verdict(page)).toHaveAttribute("data-verdict", "correct", { timeout: 500 });
    }).toPass(isGraded);
    await expectPage(page.getByTestId("score")).toHaveText("100");
  });

  for (const width of [320, 390, 768, 1280]) {
    test(`does not scroll sideways at ${width} pixels`, async () => {
      const page = await visitors.arrive();
      await page.setViewportSize({ width, height: 800 });
      for (const path of ["/", "/courses/first-steps", FIRST]) {
        await page.goto(path);
        const overflow = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        expect([path, overflow]).toEqual([path, 0]);
      }
    });
  }
});
