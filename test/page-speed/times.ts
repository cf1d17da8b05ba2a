import { expect, type Page } from "@playwright/test";

import { type Figure, time } from "./figures.ts";

const MOVES = 5;
const VERDICTS = 5;

/**
 * Notes in the page when a click or a verdict came, and when the frame that shows what came of it was
 * done: a task that is queued from within a frame runs after its paint. What is changed within a frame
 * is painted by that frame, anything else by the next.
 */
const STOPWATCH = `{
  const soon = (task) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = task;
    channel.port2.postMessage(null);
  };
  let isInFrame = false;
  const nextFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => nextFrame((now) => {
    isInFrame = true;
    soon(() => { isInFrame = false; });
    callback(now);
  });
  const painted = (from, name) => {
    const note = () => soon(() => window[name].push(performance.now() - from));
    if (isInFrame) note();
    else nextFrame(note);
  };
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

/** How soon the verdicts of an assignment's starter are painted. */
export async function measureVerdicts(page: Page, path: string, name: string): Promise<Figure> {
  await open(page, path);
  await page.locator(".cm-editor").waitFor();
  for (let sent = 1; sent <= VERDICTS; sent += 1) {
    await page.locator("[contenteditable=true]").click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.insertText(`# ${crypto.randomUUID()}\n`);
    await page.keyboard.press("ControlOrMeta+Enter");
    await untilCounted(page, "verdicts", sent);
    await page.locator("button[type=submit][aria-disabled=false]").first().waitFor();
  }
  return time(name, await page.evaluate<number[]>("window.verdicts"), 50);
}

/** How soon the next assignment is painted, again and again. */
export async function measureMoves(page: Page, path: string): Promise<Figure> {
  await open(page, path);
  for (let moved = 1; moved <= MOVES; moved += 1) {
    await page.waitForLoadState("networkidle");
    // The next one is fetched ahead.
    await page.waitForTimeout(1_000);
    await page.locator("a[rel=next]").click();
    await untilCounted(page, "moves", moved);
  }
  const moves = await page.evaluate<number[]>("window.moves");
  return time("the next assignment is painted after the click", moves, 100);
}

/** Opens a page that somebody looks at. */
async function open(page: Page, path: string): Promise<void> {
  await page.addInitScript(STOPWATCH);
  await page.goto(path);
  await page.mouse.move(5, 5);
}

/** The page's policy forbids it to run what is only text, so it is asked from outside. */
async function untilCounted(page: Page, name: "moves" | "verdicts", count: number): Promise<void> {
  const read = () => page.evaluate<number>(`window.${name}.length`);
  await expect.poll(read, { timeout: 60_000 }).toBeGreaterThanOrEqual(count);
}
