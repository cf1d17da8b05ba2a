import type { Page } from "@playwright/test";
import { expect, inject, test } from "vitest";

import { execute } from "../../scripts/d1.ts";
import { describeInBrowser } from "../support/browser.ts";
import { findings, isDrawn } from "./axe.ts";
import { failedByUs, showPart, STATES } from "./states.ts";

const sidewaysScroll = async (page: Page) =>
  page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );

describeInBrowser("what stands on a page is there for everyone", (visitors) => {
  const failed = failedByUs(async (id) =>
    execute(
      { local: { persistTo: inject("persistTo") } },
      `update gradings set status = 'failed', verdict = null, result = null
        where id = (select grading_id from submissions where id = '${id}');`,
    ),
  );
  for (const { name, reach, part } of [...STATES, failed]) {
    test(`${name}: axe-core finds nothing, in either theme, wide and at 320 pixels`, async () => {
      const page = await visitors.arrive();
      await page.emulateMedia({ reducedMotion: "reduce" });
      await reach(page);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        if (part !== undefined) await showPart(page, part);
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
