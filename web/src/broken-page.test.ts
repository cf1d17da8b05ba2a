import { expect, test } from "vitest";

import { brokenPage } from "./broken-page.ts";
import { DEFAULTS } from "./settings/settings.ts";
import { languages, wordsOf } from "./words/words.ts";

test("says in the visitor's language what happened, with a way on, and is kept by nobody", async () => {
  for (const { code } of languages()) {
    const page = brokenPage({ ...DEFAULTS, language: code });
    expect([page.status, page.headers.get("Cache-Control")]).toEqual([500, "no-store"]);
    const html = await page.text();
    expect(html).toContain(`<html lang="${code}">`);
    expect(html).toContain(`<h1>${wordsOf(code).broken.title}</h1>`);
    expect(html).toContain('<a href="/">');
  }
});
