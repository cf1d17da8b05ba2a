import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "@playwright/test";

import { ROOT } from "../../scripts/paths.ts";
import { ensureWebBuilt } from "../../scripts/web-build.ts";
import { holdMouse, launchOptions } from "../support/chromium.ts";
import { startTestSystem } from "../support/start.ts";
import { STATES } from "./states.ts";

const FOLDER = join(ROOT, "docs/screenshots");

/** The main ones, whose pictures are kept with the code. */
const PICTURED = [
  "home",
  "course",
  "work",
  "waiting",
  "correct",
  "incorrect",
  "syntax-error",
  "differences",
  "conflict",
  "offline",
  "finnish",
  "settings",
  "account",
];

const VIEWS = [
  { name: "light", colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { name: "dark", colorScheme: "dark", viewport: { width: 1440, height: 900 } },
  { name: "phone", colorScheme: "light", viewport: { width: 390, height: 844 } },
] as const;

/**
 * `npm run screenshots`: takes the pictures in docs/screenshots anew, of the real page on a real system.
 * With names of states after `--`, only theirs.
 */
const wanted = process.argv.slice(2);
const pictured = wanted.length > 0 ? wanted : PICTURED;
await ensureWebBuilt(console.log);
const system = await startTestSystem();
const profile = await mkdtemp(join(tmpdir(), "gradewire-profile-"));
const browser = await chromium.launch(launchOptions(profile));
try {
  await mkdir(FOLDER, { recursive: true });
  for (const { name, reach } of STATES.filter((state) => pictured.includes(state.name))) {
    for (const { name: view, ...options } of VIEWS) {
      const context = await browser.newContext({
        baseURL: system.local.url,
        reducedMotion: "reduce",
        ...options,
      });
      holdMouse(context);
      const page = await context.newPage();
      await reach(page);
      await page.evaluate("document.fonts.ready");
      const path = join(FOLDER, `${name}-${view}.png`);
      await page.screenshot({ path });
      await context.close();
      console.log(`docs/screenshots/${name}-${view}.png`);
    }
  }
} finally {
  await browser.close();
  await system.stop();
  await rm(profile, { recursive: true, force: true });
}
