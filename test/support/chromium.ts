import type { BrowserContext } from "@playwright/test";

/** Debian's; Playwright's own downloads do not work everywhere. */
export const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @param profile a folder that the browser may write to */
export function launchOptions(profile: string) {
  return { executablePath: CHROMIUM, args: ARGUMENTS, env: { ...process.env, HOME: profile } };
}

/** Has a hand on the mouse: each page feels it move as soon as it is there, and wakes. */
export function holdMouse(context: BrowserContext): void {
  context.on("page", (page) => {
    page.on("domcontentloaded", () => {
      // A page that is gone by then needs it no more.
      void page.mouse.move(1, 1).catch(() => undefined);
    });
  });
}
