import { expect as expectPage, type Page } from "@playwright/test";
import { expect, test } from "vitest";

import { InvitationCreated } from "../../contract/admin.ts";
import { AssignmentDetail, CourseDetail } from "../../contract/api.ts";
import { findings, isDrawn } from "../pages/axe.ts";
import { describeInBrowser } from "../support/browser.ts";

const COURSE = "/courses/first-steps";
const WORK = `${COURSE}/welcome-sign`;
const RIGHT = 'def welcome(name):\n    return f"Welcome, {name}!"\n';
const patience = { timeout: 10_000 };
const unique = (name: string) => `${name} ${crypto.randomUUID().slice(0, 8)}`;
const rating = (page: Page) => page.getByTestId("rating");
const report = (page: Page) => page.getByTestId("report");

async function assignmentId(page: Page): Promise<string> {
  const course = await page.request.get("/api/courses/first-steps");
  return CourseDetail.parse(await course.json()).assignments[0]?.id ?? "";
}

async function ownRating(page: Page) {
  const answer = await page.request.get(`/api/assignments/${await assignmentId(page)}`);
  return AssignmentDetail.parse(await answer.json()).assignment.rating;
}

/** Opens the working page of somebody who has solved its assignment. */
async function openSolved(page: Page): Promise<void> {
  await page.request.post("/api/session");
  const data = { assignmentId: await assignmentId(page), code: RIGHT };
  await page.request.post("/api/submissions", { data });
  await expectPage(async () => {
    await page.goto(WORK);
    await expectPage(page.getByTestId("verdict")).toHaveAttribute("data-verdict", "correct");
  }).toPass({ timeout: 60_000 });
}

describeInBrowser("what students say of an assignment", (visitors) => {
  async function newInstructor(): Promise<Page> {
    const { url, token } = visitors.local;
    const headers = { Authorization: `Bearer ${token}` };
    const made = await fetch(`${url}/api${COURSE}/invitations`, { method: "POST", headers });
    const invitation = InvitationCreated.parse(await made.json());
    const page = await visitors.arrive();
    await page.request.post("/api/session");
    const data = { token: new URL(invitation.url).hash.slice(1) };
    expect((await page.request.post("/api/invitations/accept", { data })).ok()).toBe(true);
    return page;
  }

  test("a rating is sent at once, by keyboard, and may be changed; the author reads the comment", async () => {
    const comment = unique("Clear and short.");
    const page = await visitors.arrive();
    await openSolved(page);
    await rating(page).getByLabel("3 of 5: all right").focus();
    await page.keyboard.press("Space");
    await expectPage(rating(page).getByRole("status")).toContainText("Thank you");
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await ownRating(page))?.stars, patience).toBe(4);
    await rating(page).getByText("Add a comment").click();
    await rating(page).getByLabel("What should the author know?").fill(comment);
    await rating(page).getByRole("button", { name: "Send the comment" }).click();
    await expect.poll(async () => (await ownRating(page))?.comment, patience).toBe(comment);
    await page.reload();
    await expectPage(rating(page).getByLabel("4 of 5: good")).toBeChecked();

    const author = await newInstructor();
    await author.goto(COURSE);
    await author.getByRole("link", { name: "What students say" }).click();
    const entry = author.getByTestId("feedback-entry").filter({ hasText: comment });
    await expectPage(entry).toContainText("4 of 5 stars");
  });

  test("without script both are sent, and the page says so", async () => {
    const page = await visitors.arrive({ javaScriptEnabled: false });
    await openSolved(page);
    await rating(page).getByLabel("5 of 5: very good").check({ force: true });
    await rating(page).getByRole("button", { name: "Send", exact: true }).click();
    await expectPage(rating(page).getByRole("status")).toContainText("Thank you");
    expect((await ownRating(page))?.stars).toBe(5);

    const fresh = await visitors.arrive({ javaScriptEnabled: false });
    await fresh.goto(WORK);
    await expectPage(rating(fresh)).toHaveCount(0);
    await fresh.getByText("This assignment has a problem").click();
    await report(fresh).getByRole("button").click();
    await expectPage(report(fresh).getByRole("alert")).toContainText("Write what is wrong");
    await report(fresh).getByLabel("What is wrong with it?").fill("The example is wrong.");
    await report(fresh).getByRole("button").click();
    await expectPage(report(fresh).getByRole("status")).toContainText("with the author");
  });

  test("a report sent while the page wakes is the one that was typed", async () => {
    // Which handlers run first just then is a matter of luck: once tells little.
    for (let visit = 0; visit < 8; visit += 1) {
      const page = await visitors.arrive();
      await page.goto(WORK);
      await page.getByText("This assignment has a problem").click();
      const field = report(page).getByLabel("What is wrong with it?");
      await field.fill("The example is wrong.");
      await report(page).getByRole("button").click();
      await expectPage(report(page).getByRole("status")).toContainText("with the author");
      await expectPage(field).toHaveValue("");
      await page.close();
    }
  });

  test("a report that is being typed stays when its page is come back to", async () => {
    const page = await visitors.arrive();
    await page.goto(WORK);
    await page.getByText("This assignment has a problem").click();
    const field = report(page).getByLabel("What is wrong with it?");
    await field.fill("The example is wr");
    await page.getByRole("button", { name: "Assignments" }).click();
    await page.locator(`.rail a[href="${WORK}"]`).click();
    await page.waitForLoadState("networkidle");
    await expectPage(field).toBeVisible();
    await expectPage(field).toHaveValue("The example is wr");
    await page.getByRole("link", { name: "Skip" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForLoadState("networkidle");
    await expectPage(field).toHaveValue("The example is wr");
  });

  test("a report reaches the author, who closes it, and nobody else may read it", async () => {
    const message = unique("The example is wrong.");
    const page = await visitors.arrive();
    await page.goto(WORK);
    await page.getByText("This assignment has a problem").click();
    await report(page).getByLabel("What is wrong with it?").fill(message);
    await report(page).getByRole("button").click();
    await expectPage(report(page).getByRole("status")).toContainText("with the author");

    await page.goto(COURSE);
    await expectPage(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectPage(page.getByRole("link", { name: "What students say" })).toHaveCount(0);
    expect((await page.goto(`${COURSE}/-/feedback`))?.status()).toBe(404);

    const author = await newInstructor();
    await author.goto(`${COURSE}/-/feedback`);
    const entry = author.getByTestId("feedback-entry").filter({ hasText: message });
    await expectPage(entry).toContainText("Report, open");
    for (const colorScheme of ["light", "dark"] as const) {
      await author.emulateMedia({ colorScheme });
      await isDrawn(author);
      expect(await findings(author)).toEqual([]);
    }
    await entry.getByRole("button").click();
    await expectPage(author.getByText("The report is closed.")).toBeVisible();
    await expectPage(entry).toContainText("Report, closed");
    await expectPage(entry.getByRole("button")).toHaveCount(0);
  });
});
