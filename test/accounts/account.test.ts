import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Browser, chromium, expect as expectPage, type Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";

import { AccountExport } from "../../contract/export.ts";
import type { System } from "../../scripts/system.ts";
import { describeWithBrowser, typeProgram } from "../support/browser.ts";
import { holdMouse, launchOptions } from "../support/chromium.ts";
import { type IdentityProvider, startIdentityProvider } from "../support/identity-provider.ts";
import { startTestSystem } from "../support/start.ts";

const FIRST = "/courses/first-steps/welcome-sign";
const unique = () => `# ${crypto.randomUUID()}`;
const editor = (page: Page) => page.getByTestId("editor");

async function write(page: Page, text: string): Promise<void> {
  await page.goto(FIRST);
  await editor(page).locator("[contenteditable=true]").waitFor();
  await typeProgram(page, text);
  await expectPage(page.getByTestId("save-state")).toHaveText("Saved");
}

async function expectText(page: Page, text: string): Promise<void> {
  await page.goto(FIRST);
  await editor(page).locator("[contenteditable=true]").waitFor();
  await expectPage(editor(page)).toContainText(text);
}

const userOf = async (page: Page) =>
  ((await (await page.request.get("/api/me")).json()) as { user: { id: string } }).user.id;

describeWithBrowser("an account", () => {
  let provider: IdentityProvider | null = null;
  let system: System | null = null;
  let browser: Browser | null = null;
  let profile = "";

  beforeAll(async () => {
    provider = await startIdentityProvider();
    system = await startTestSystem(provider.env);
    provider.admit(system.local.url);
    profile = await mkdtemp(join(tmpdir(), "gradewire-profile-"));
    browser = await chromium.launch(launchOptions(profile));
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    await provider?.close();
    if (profile !== "") await rm(profile, { recursive: true, force: true });
  });

  async function arrive(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
    if (browser === null || system === null) throw new Error("nothing is up");
    const context = await browser.newContext({ baseURL: system.local.url, ...options });
    context.setDefaultTimeout(60_000);
    holdMouse(context);
    return context.newPage();
  }

  /** Through the provider's own pages: who one is, and that this is all right. */
  async function passProvider(page: Page, login: string): Promise<void> {
    await page.locator("input[name=login]").fill(login);
    await page.locator("input[name=password]").fill("any");
    await page.locator("button[type=submit]").click();
    await page.locator("button[type=submit]").click();
    await page.waitForURL((url) => url.origin === system?.local.url);
  }

  async function signIn(page: Page, login: string): Promise<void> {
    await page.goto("/account");
    await page.getByRole("link", { name: "Sign in with Riverside School" }).click();
    await passProvider(page, login);
    await expectPage(page.getByText("signed in with Riverside School")).toBeVisible();
  }

  test("the first sign-in keeps what was done before, and another device finds it", async () => {
    const login = crypto.randomUUID();
    const text = unique();
    const laptop = await arrive();
    await write(laptop, text);
    const before = await userOf(laptop);
    await signIn(laptop, login);
    expect(await userOf(laptop)).toBe(before);

    const phone = await arrive();
    await signIn(phone, login);
    expect(await userOf(phone)).toBe(before);
    await expectText(phone, text);
  });

  test("what a second device did before it signs in goes over to the account", async () => {
    const login = crypto.randomUUID();
    const [older, newer] = [unique(), unique()];
    const laptop = await arrive();
    await write(laptop, older);
    await signIn(laptop, login);

    const phone = await arrive();
    await write(phone, newer);
    expect(await userOf(phone)).not.toBe(await userOf(laptop));
    await signIn(phone, login);
    expect(await userOf(phone)).toBe(await userOf(laptop));
    await expectText(phone, newer);
    await expectPage(phone.getByText("another version")).toBeVisible();
    await expectText(laptop, newer);
  });

  test("a sign-in that is called off changes nothing, and says so", async () => {
    const page = await arrive();
    await write(page, unique());
    const before = await userOf(page);
    await page.goto("/account");
    await page.getByRole("link", { name: "Sign in with Riverside School" }).click();
    await page.locator("a[href*=abort]").click();
    await expectPage(page.getByRole("alert").getByText("called off")).toBeVisible();
    expect(await userOf(page)).toBe(before);
  });

  test("an answer to nobody's question signs nobody in", async () => {
    const page = await arrive();
    for (const begin of [false, true]) {
      if (begin) await page.request.get("/api/auth/sign-in", { maxRedirects: 0 });
      await page.goto("/api/auth/callback?code=stolen&state=made-up");
      await expectPage(page.getByText("begun in another browser")).toBeVisible();
      expect((await page.request.get("/api/me")).status()).toBe(401);
    }
  });

  test("an identity that was made for another sign-in is not taken", async () => {
    const page = await arrive();
    await page.goto("/api/auth/sign-in");
    const [attempt] = (await page.context().cookies()).filter(
      ({ name }) => name === "gradewire-sign-in",
    );
    if (attempt === undefined) throw new Error("no attempt was kept");
    expect(attempt).toMatchObject({ httpOnly: true, sameSite: "Lax" });
    const kept = decodeURIComponent(decodeURIComponent(attempt.value));
    const { nonce } = JSON.parse(kept) as { nonce: string };
    const value = attempt.value.replace(nonce, nonce.toLowerCase().replaceAll(/[a-z]/g, "x"));
    await page.context().addCookies([{ ...attempt, value }]);
    await passProvider(page, crypto.randomUUID());
    await expectPage(page.getByText("could not be trusted")).toBeVisible();
    expect((await page.request.get("/api/me")).status()).toBe(401);
  });

  test("sign-in leads back into this site only", async () => {
    const page = await arrive();
    await page.goto(`/api/auth/sign-in?return=${encodeURIComponent("//evil.example/")}`);
    await passProvider(page, crypto.randomUUID());
    expect(new URL(page.url()).pathname).toBe("/account");

    const other = await arrive();
    await other.goto(`/api/auth/sign-in?return=${encodeURIComponent(FIRST)}`);
    await passProvider(other, crypto.randomUUID());
    expect(new URL(other.url()).pathname).toBe(FIRST);
  });

  test("a code is made, shown once, and opens the account on a device without script", async () => {
    const text = unique();
    const laptop = await arrive();
    await write(laptop, text);
    await laptop.goto("/account");
    await laptop.getByRole("button", { name: "Make a code" }).click();
    const code = (await laptop.getByTestId("recovery-code").textContent()) ?? "";
    await laptop.goto("/account");
    await expectPage(laptop.getByRole("button", { name: "Make a new code" })).toBeVisible();
    await expectPage(laptop.getByText(code)).toHaveCount(0);

    const plain = await arrive({ javaScriptEnabled: false });
    await plain.goto("/account");
    await plain.getByLabel("Recovery code").fill(code.slice(1));
    await plain.getByRole("button", { name: "Open" }).click();
    await expectPage(plain.getByText("Some are missing")).toBeVisible();
    await expectPage(plain.getByLabel("Recovery code")).toHaveValue(code.slice(1));
    await plain.getByLabel("Recovery code").fill(code.toLowerCase());
    await plain.getByRole("button", { name: "Open" }).click();
    await expectPage(plain.getByText("This device has your account now")).toBeVisible();
    expect(await userOf(plain)).toBe(await userOf(laptop));
    await plain.goto(FIRST);
    await expectPage(plain.locator("textarea[name=code]")).toHaveValue(text);
  });

  test("signing out everywhere warns first, ends every open page, and loses no typed text", async () => {
    const login = crypto.randomUUID();
    const [saved, unsaved] = [unique(), unique()];
    const laptop = await arrive();
    await write(laptop, saved);
    await laptop.goto("/account");
    await laptop.locator("summary", { hasText: "on all devices" }).click();
    await expectPage(
      laptop.getByText("nobody can bring your work back").filter({ visible: true }),
    ).toHaveCount(1);
    await signIn(laptop, login);

    const phone = await arrive();
    await signIn(phone, login);
    await expectText(phone, saved);
    await phone.route("**/draft", async (route) => route.abort());
    await typeProgram(phone, unsaved);
    await laptop.locator("summary", { hasText: "on all devices" }).click();
    await laptop.getByRole("button", { name: "Sign out on all devices" }).click();
    await expectPage(laptop.getByText("You are signed out on all devices.")).toBeVisible();
    expect((await laptop.request.get("/api/me")).status()).toBe(401);

    await expectPage(phone.getByText("Reload the page to go on")).toBeVisible();
    await phone.unroute("**/draft");
    await phone.goto("/account");
    // The provider knows this browser by now and asks nothing more.
    await phone.getByRole("link", { name: "Sign in with Riverside School" }).click();
    await expectPage(phone.getByText("signed in with Riverside School")).toBeVisible();
    await expectText(phone, unsaved);
  });

  test("everything of an account comes as a file", async () => {
    const text = unique();
    const page = await arrive();
    await write(page, text);
    await page.goto("/account");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Everything of yours as a file" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^gradewire-.*\.json$/);
    const file = AccountExport.parse(JSON.parse(await readFile(await download.path(), "utf8")));
    expect(file.user.id).toBe(await userOf(page));
    expect(file.drafts.map(({ code }) => code)).toEqual([text]);

    await page.request.delete("/api/session", { headers: { Origin: system?.local.url ?? "" } });
    await page.getByRole("link", { name: "Everything of yours as a file" }).click();
    await expectPage(page.getByRole("alert").getByText("You were signed out here")).toBeVisible();
  });

  test("an account is deleted on its owner's word, and this browser keeps nothing of it", async () => {
    const page = await arrive();
    await write(page, unique());
    const user = await userOf(page);
    await page.goto("/account");
    await page.locator("summary", { hasText: "Delete the account" }).click();
    await page.getByRole("button", { name: "Delete my account" }).click();
    expect(await userOf(page)).toBe(user);
    await page.getByLabel("I understand").check();
    await page.getByRole("button", { name: "Delete my account" }).click();
    await expectPage(page.getByText("Your account is deleted")).toBeVisible();
    expect((await page.request.get("/api/me")).status()).toBe(401);
    await page.mouse.move(40, 40);
    await expect
      .poll(async () => page.evaluate<string>("JSON.stringify({ ...localStorage })"))
      .not.toContain(user);
  });

  test("without script an account is deleted too, and not before the box is ticked", async () => {
    const page = await arrive({ javaScriptEnabled: false });
    await page.request.post("/api/session");
    await page.goto("/account");
    await page.locator("summary", { hasText: "Delete the account" }).click();
    await page.getByRole("button", { name: "Delete my account" }).click();
    // The browser holds the form back; the server does not rely on that.
    const action = await page.locator("form", { hasText: "I understand" }).getAttribute("action");
    const refused = await page.request.post(new URL(action ?? "", page.url()).href, {
      form: { confirm: "" },
      headers: { Origin: system?.local.url ?? "" },
    });
    expect([refused.status(), await refused.text()]).toEqual([
      422,
      expect.stringContaining("tick the box first"),
    ]);
    expect((await page.request.get("/api/me")).status()).toBe(200);
    await page.getByLabel("I understand").check();
    await page.getByRole("button", { name: "Delete my account" }).click();
    await expectPage(page.getByText("Your account is deleted")).toBeVisible();
    expect((await page.request.get("/api/me")).status()).toBe(401);
  });

  // The last one: it takes the provider away.
  test("a provider that is down is told in words, and the work here goes on", async () => {
    const page = await arrive();
    await page.goto("/api/auth/sign-in");
    const [attempt] = (await page.context().cookies()).filter(
      ({ name }) => name === "gradewire-sign-in",
    );
    const kept = decodeURIComponent(decodeURIComponent(attempt?.value ?? ""));
    const begun = (JSON.parse(kept) as { state: string }).state;
    await provider?.close();
    const iss = encodeURIComponent(provider?.env["OIDC_ISSUER"] ?? "");
    await page.goto(`/api/auth/callback?code=any&state=${begun}&iss=${iss}`);
    await expectPage(page.getByText("does not answer")).toBeVisible();
    await write(page, unique());
  });
});
