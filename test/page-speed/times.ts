import { expect, type Page } from "@playwright/test";

import { type Figure, time } from "./figures.ts";

const MOVES = 5;
const VERDICTS = 5;

/**
 * Notes in the page when a click or a verdict came, and when the frame that shows what came of it was
 * done: a task that is queued from within a frame runs after its paint.
 */
const STOPWATCH = `{
  const painted = (from, name) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window[name].push(performance.now() - from);
    channel.port2.postMessage(null);
  });
  window.moves = [];
  window.verdicts = [];
  let clickedAt = null;
  let toldAt = null;
  addEventListener("click", ({ timeStamp }) => { clickedAt = timeStamp; }, true);
  globalThis.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => {
        if (/"verdict":"/.test(data)) toldAt ??= performance.now();
      });
    }
  };
  let title = null;
  let verdict = null;
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      const titleNow = document.querySelector("h1")?.textContent;
      if (titleNow !== title) {
        if (title !== null && clickedAt !== null) painted(clickedAt, "moves");
        title = titleNow;
        clickedAt = null;
      }
      const verdictNow = document.querySelector("[data-testid=verdict]")?.dataset.verdict;
      if (verdictNow !== verdict) {
        if (toldAt !== null) painted(toldAt, "verdicts");
        verdict = verdictNow;
        toldAt = null;
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}`;

/** How soon what the student waits for is painted. */
export async function measureTimes(page: Page, path: string): Promise<Figure[]> {
  await page.addInitScript(STOPWATCH);
  await page.goto(path);
  await page.mouse.move(5, 5);
  await page.locator(".cm-editor").waitFor();
  for (let sent = 1; sent <= VERDICTS; sent += 1) {
    await page.locator("[contenteditable=true]").click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(`# ${crypto.randomUUID()}`);
    await page.keyboard.press("ControlOrMeta+Enter");
    await untilCounted(page, "verdicts", sent);
    await page.locator("button[type=submit][aria-disabled=false]").first().waitFor();
  }
  const verdicts = await page.evaluate<number[]>("window.verdicts");

  for (let moved = 1; moved <= MOVES; moved += 1) {
    await page.waitForLoadState("networkidle");
    await page.locator("a[rel=next]").click();
    await untilCounted(page, "moves", moved);
    // The next one is fetched ahead.
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(1_000);
  }
  const moves = await page.evaluate<number[]>("window.moves");
  return [
    time("the next assignment is painted after the click", moves, 100),
    time("a verdict is painted after its message", verdicts, 50),
  ];
}

/** The page's policy forbids it to run what is only text, so it is asked from outside. */
async function untilCounted(page: Page, name: "moves" | "verdicts", count: number): Promise<void> {
  const read = () => page.evaluate<number>(`window.${name}.length`);
  await expect.poll(read, { timeout: 60_000 }).toBeGreaterThanOrEqual(count);
}
