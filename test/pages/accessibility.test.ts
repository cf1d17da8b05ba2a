import type { Page } from "@playwright/test";
import { expect, test } from "vitest";

import { describeInBrowser } from "../support/browser.ts";
import { findings, isDrawn } from "./axe.ts";
import { STATES } from "./states.ts";

const sidewaysScroll = async (page: Page) =>
  page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );

describeInBrowser("what stands on a page is there for everyone", (visitors) => {
  for (const { name, reach } of STATES) {
    test(`${name}: axe-core finds nothing, in either theme, wide and at 320 pixels`, async () => {
      const page = await visitors.arrive();
      await page.emulateMedia({ reducedMotion: "reduce" });
      await reach(page);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await isDrawn(page);
          expect([width, colorScheme, await findings(page)]).toEqual([width, colorScheme, []]);
        }
        expect([width, await sidewaysScroll(page)]).toEqual([width, 0]);
      }
    });
  }
});
