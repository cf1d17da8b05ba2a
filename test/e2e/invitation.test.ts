import { expect as expectPage } from "@playwright/test";
import { expect, test } from "vitest";

import { InvitationCreated, InvitationList } from "../../contract/admin.ts";
import { describeInBrowser } from "../support/browser.ts";

describeInBrowser("an invitation's link", (visitors) => {
  const invitations = "/api/courses/first-steps/invitations";

  async function asAdmin(method: string): Promise<unknown> {
    const { url, token } = visitors.local;
    const headers = { Authorization: `Bearer ${token}` };
    return (await fetch(`${url}${invitations}`, { method, headers })).json();
  }

  test("makes an instructor on a click, not on a look, and says when it is used up", async () => {
    const { id, url } = InvitationCreated.parse(await asAdmin("POST"));
    const stateOf = async () =>
      InvitationList.parse(await asAdmin("GET")).invitations.find((one) => one.id === id)?.usedAt;

    const page = await visitors.arrive();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(url);
    const button = page.getByRole("button", { name: "Accept the invitation" });
    await expectPage(button).toBeVisible();
    expect(await stateOf()).toBeNull();

    await button.click();
    await expectPage(
      page.getByRole("heading", { name: "You are an instructor now" }),
    ).toBeVisible();
    expect(await stateOf()).not.toBeNull();
    const secret = new URL(url).hash.slice(1);
    expect(asked.filter((address) => address.replace(/#.*/, "").includes(secret))).toEqual([]);

    const late = await visitors.arrive();
    await late.goto(url);
    await late.getByRole("button", { name: "Accept the invitation" }).click();
    await expectPage(late.getByRole("alert").filter({ hasText: "used already" })).toBeVisible();
  });

  test("that is not whole says what to do", async () => {
    const page = await visitors.arrive();
    await page.goto("/invitation");
    await page.getByRole("button", { name: "Accept the invitation" }).click();
    await expectPage(page.getByRole("alert").filter({ hasText: "not whole" })).toBeVisible();
  });
});
