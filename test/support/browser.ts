import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  type Browser,
  type BrowserContext,
  chromium,
  expect as expectPage,
  type Page,
} from "@playwright/test";
import { afterAll, beforeAll, describe } from "vitest";

import type { LocalSystem } from "../../scripts/local-state.ts";
import { CHROMIUM, holdMouse, launchOptions } from "./chromium.ts";
import { canGrade, describeShared } from "./system.ts";

const isThere = existsSync(CHROMIUM);
const isRequired = process.env["REQUIRE_BROWSER"] === "1";
if (!isThere && !isRequired) console.warn(`Skipped what opens pages: there is no ${CHROMIUM}.`);

interface ArriveOptions {
  javaScriptEnabled?: boolean;
  /** The visitor's language, as their browser asks for it (BCP 47). */
  locale?: string;
  /** A visitor who looks at their pages and touches nothing. */
  isStill?: boolean;
}

export interface Visitors {
  readonly local: LocalSystem;
  /** A new visitor, with cookies and storage of their own. */
  arrive(options?: ArriveOptions): Promise<Page>;
  /** A new visitor whose browser keeps on its disk what it may, with all of it until the suite ends. */
  settle(url: string): Promise<Page>;
}

/** A suite that starts its own system and opens its pages in a real browser. */
export function describeWithBrowser(name: string, suite: () => void): void {
  const canRun = (isThere || isRequired) && canGrade;
  (canRun ? describe : describe.skip)(name, suite);
}

/** A suite that opens pages of a running system in a real browser. */
export function describeInBrowser(name: string, suite: (visitors: Visitors) => void): void {
  const run = isThere || isRequired ? describe : describe.skip;
  run("in Chromium", () => {
    describeShared(name, (local) => {
      let browser: Browser | null = null;
      let profile = "";
      const contexts: BrowserContext[] = [];

      beforeAll(async () => {
        profile = await mkdtemp(join(tmpdir(), "gradewire-profile-"));
        browser = await chromium.launch(launchOptions(profile));
      });
      afterAll(async () => {
        for (const context of contexts) await context.close();
        await browser?.close();
        if (profile !== "") await rm(profile, { recursive: true, force: true });
      });

      suite({
        get local() {
          return local();
        },
        async arrive({ isStill = false, ...options } = {}) {
          if (browser === null) throw new Error("the browser is not up");
          const context = await browser.newContext({ baseURL: local().url, ...options });
          context.setDefaultTimeout(60_000);
          if (!isStill) holdMouse(context);
          contexts.push(context);
          return context.newPage();
        },
        async settle(url) {
          const context = await chromium.launchPersistentContext(
            await mkdtemp(join(profile, "kept-")),
            { ...launchOptions(profile), baseURL: url },
          );
          context.setDefaultTimeout(60_000);
          holdMouse(context);
          contexts.push(context);
          return context.newPage();
        },
      });
    });
  });
}

/** Puts a program into the editor as a person would: all of the old text away, then the new. */
export async function typeProgram(page: Page, code: string): Promise<void> {
  const editor = page.getByTestId("editor");
  // The plain field that stands there at first takes typing too, but not in one piece.
  await editor.locator("[contenteditable=true]").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  // Pasted in one piece: typed letter by letter the editor would add its own indentation.
  await page.keyboard.insertText(code);
  await expectPage(editor).toContainText(code.trim().split("\n").at(-1) ?? "");
}
