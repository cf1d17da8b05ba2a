import { gzipSync } from "node:zlib";

import type { Page } from "@playwright/test";

import { type Figure, size } from "./figures.ts";

/** What the page of one assignment weighs, before and after somebody touches it. */
export async function measureSizes(page: Page, path: string): Promise<Figure[]> {
  const loads: Load[] = [];
  page.on("requestfinished", (request) => {
    const kind = request.resourceType();
    if (["document", "stylesheet", "script"].includes(kind)) {
      loads.push({ kind, path: new URL(request.url()).pathname, bytes: weigh(request) });
    }
  });
  const total = async (kept: (load: Load) => boolean) =>
    (await Promise.all(loads.filter(kept).map(({ bytes }) => bytes))).reduce((a, b) => a + b, 0);

  await page.goto(path);
  await page.waitForLoadState("networkidle");
  const inline = await page.evaluate<string[]>(
    `[...document.scripts]
       .filter(({ src, type }) => src === "" && (type === "" || type === "module"))
       .map(({ textContent }) => textContent)`,
  );
  const markup = await total(({ kind }) => kind !== "script");
  const early = (await total(({ kind }) => kind === "script")) + compressed(inline.join("\n"));

  await page.mouse.move(5, 5);
  await page.locator(".cm-editor").waitFor();
  await page.waitForLoadState("networkidle");
  const named = await page.evaluate<string[]>(
    `[...document.querySelectorAll("link[rel=modulepreload]")].map(({ href }) => new URL(href).pathname)`,
  );
  const isOfPage = (load: Load) => named.includes(load.path);
  return [
    size("JavaScript before the first interaction", early, 10),
    size("HTML and CSS of a working page", markup, 60),
    size("the page's own JavaScript, once it is touched", await total(isOfPage), 140),
    size(
      "the editor's JavaScript, once it is seen",
      await total((load) => load.kind === "script" && !isOfPage(load)),
      250,
    ),
  ];
}

interface Load {
  kind: string;
  path: string;
  bytes: Promise<number>;
}

async function weigh(request: { response: () => Promise<Body | null> }): Promise<number> {
  const response = await request.response();
  return response === null ? 0 : compressed(await response.body());
}

interface Body {
  body: () => Promise<Buffer>;
}

/** As gzip leaves it: the local server compresses nothing, the network in front of a real one does. */
function compressed(body: string | Buffer): number {
  return gzipSync(body).length;
}
