import { expect as expectPage, type Page } from "@playwright/test";
import { expect, test } from "vitest";

import { AssignmentDetail, CourseDetail } from "../../contract/api.ts";
import { describeInBrowser, typeProgram } from "../support/browser.ts";

const FIRST = "/courses/first-steps/welcome-sign";
const unique = (name: string) => `# ${name} ${crypto.randomUUID().slice(0, 8)}`;
const editor = (page: Page) => page.getByTestId("editor");
const saveState = (page: Page) => page.getByTestId("save-state");
const conflict = (page: Page) => page.getByTestId("draft-conflict");

async function openWork(page: Page): Promise<void> {
  await page.goto(FIRST);
  await page.mouse.move(40, 40);
  await editor(page).locator("[contenteditable=true]").waitFor();
}

/** Until the account has it: a page that had another text saved says so for a moment longer. */
async function write(page: Page, text: string): Promise<void> {
  await typeProgram(page, text);
  await expect.poll(async () => accountText(page), { timeout: 10_000 }).toContain(text);
  await expectPage(saveState(page)).toHaveAttribute("data-state", "saved");
}

/** What somebody does who turns to this device again. */
const comeBack = async (page: Page) => page.evaluate("window.dispatchEvent(new Event('focus'))");

/** What the account has, over the public interface. */
async function accountText(page: Page): Promise<string | null> {
  const course = await page.request.get("/api/courses/first-steps");
  const [first] = CourseDetail.parse(await course.json()).assignments;
  const answer = await page.request.get(`/api/assignments/${first?.id}`);
  return AssignmentDetail.parse(await answer.json()).assignment.draft;
}

describeInBrowser("one account on two devices", (visitors) => {
  /** The second one opens the account by its recovery code. */
  async function twoDevices(): Promise<{ laptop: Page; phone: Page }> {
    const [laptop, phone] = [await visitors.arrive(), await visitors.arrive()];
    await laptop.request.post("/api/session");
    const made = await laptop.request.post("/api/me/recovery-code");
    const { code } = (await made.json()) as { code: string };
    const opened = await phone.request.post("/api/session/recover", { data: { code } });
    expect(opened.status()).toBe(201);
    return { laptop, phone };
  }

  test("used in turn, each finds what the other wrote, and undo leads back", async () => {
    const { laptop, phone } = await twoDevices();
    const [first, second, third] = [unique("first"), unique("second"), unique("third")];
    await openWork(laptop);
    await write(laptop, first);
    await openWork(phone);
    await expectPage(editor(phone)).toContainText(first);
    await write(phone, second);

    await comeBack(laptop);
    await expectPage(editor(laptop)).toContainText(second);
    await expectPage(saveState(laptop)).toHaveAttribute("data-state", "saved");
    await editor(laptop).locator("[contenteditable=true]").click();
    await laptop.keyboard.press("ControlOrMeta+z");
    await expectPage(editor(laptop)).toContainText(first);
    await write(laptop, third);
    await comeBack(phone);
    await expectPage(editor(phone)).toContainText(third);
    for (const page of [laptop, phone]) await expectPage(conflict(page)).toHaveCount(0);
  });

  test("two texts at once are both shown, typing goes on, and the one kept is the account's", async () => {
    const { laptop, phone } = await twoDevices();
    const [theirs, mine, more] = [unique("phone"), unique("laptop"), unique("more")];
    await openWork(laptop);
    await openWork(phone);
    await write(phone, `start = 1\n${theirs}\n`);
    await typeProgram(laptop, `start = 1\n${mine}\n`);
    await expectPage(saveState(laptop)).toHaveText("Another device changed this too");
    expect(await accountText(laptop)).toContain(theirs);
    await expectPage(
      conflict(laptop).locator(".cm-deletedLine", { hasText: theirs }),
    ).toBeVisible();
    await expectPage(conflict(laptop).locator(".cm-changedLine", { hasText: mine })).toBeVisible();

    await editor(laptop).locator("[contenteditable=true]").click();
    await laptop.keyboard.press("ControlOrMeta+End");
    await laptop.keyboard.insertText(more);
    await expectPage(conflict(laptop).locator(".cm-changedLine", { hasText: more })).toBeVisible();
    expect(await accountText(laptop)).toContain(theirs);

    // It is all there again on a page that is opened anew.
    await openWork(laptop);
    await expectPage(editor(laptop)).toContainText(more);
    await expectPage(conflict(laptop)).toContainText(theirs);

    await conflict(laptop).getByRole("button", { name: "Keep this one" }).press("Enter");
    await expectPage(saveState(laptop)).toHaveAttribute("data-state", "saved");
    await expectPage(conflict(laptop)).toHaveCount(0);
    expect(await accountText(laptop)).toContain(more);
    await laptop.getByRole("button", { name: "Swap versions" }).click();
    await expectPage(editor(laptop)).toContainText(theirs);
  });

  test("the other text is taken in one step that undo takes back, and this one stays beside it", async () => {
    const { laptop, phone } = await twoDevices();
    const [theirs, mine] = [unique("phone"), unique("laptop")];
    await openWork(laptop);
    await openWork(phone);
    await write(phone, theirs);
    await typeProgram(laptop, mine);
    await conflict(laptop).getByRole("button", { name: "Take the other one" }).click();
    await expectPage(editor(laptop)).toContainText(theirs);
    await expectPage(saveState(laptop)).toHaveAttribute("data-state", "saved");
    await expectPage(laptop.getByText("another version")).toBeVisible();

    await laptop.keyboard.press("ControlOrMeta+z");
    await expectPage(editor(laptop)).toContainText(mine);
    await expectPage(saveState(laptop)).toHaveAttribute("data-state", "saved");
    await expect.poll(async () => accountText(laptop), { timeout: 10_000 }).toContain(mine);
    await laptop.getByRole("button", { name: "Keep only this one" }).click();
    await openWork(laptop);
    await expectPage(laptop.getByText("another version")).toHaveCount(0);
  });

  test("what was typed offline meanwhile overwrites nothing when the network is back", async () => {
    const { laptop, phone } = await twoDevices();
    const [theirs, mine] = [unique("phone"), unique("train")];
    await openWork(laptop);
    await openWork(phone);
    await laptop.context().setOffline(true);
    await typeProgram(laptop, mine);
    await expectPage(saveState(laptop)).toHaveAttribute("data-state", "kept");
    await write(phone, theirs);
    await laptop.context().setOffline(false);
    await expectPage(conflict(laptop)).toContainText(theirs);
    await expectPage(editor(laptop)).toContainText(mine);
    expect(await accountText(laptop)).toContain(theirs);
  });
});
