import { expect, test } from "vitest";

import { highlightPython } from "./highlight-python.ts";
import { renderMarkdown } from "./markdown.ts";

const headingsOf = (html: string) => [...html.matchAll(/<h(\d)>([^<]*)<\/h\1>/g)].map(([, n]) => n);

test("Python is coloured, and what it says stays what it says", () => {
  const source = `def greet(name):  # <b>&\n    return f"Hi, {name}" if 1 < 2 else None\n`;
  const html = renderMarkdown(`\`\`\`python\n${source}\`\`\``);
  expect(html).toContain('<span class="tok-keyword">def</span>');
  expect(html).toContain('<span class="tok-definition">greet</span>');
  expect(html).toContain('<span class="tok-comment"># &lt;b&gt;&amp;</span>');
  const text = highlightPython(source).replaceAll(/<\/?span[^>]*>/g, "");
  expect(text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")).toBe(
    source,
  );
});

test("code of another language, and of none, stays plain", () => {
  expect(renderMarkdown("```text\ndef x\n```")).not.toContain("tok-");
  expect(renderMarkdown("    def x\n")).not.toContain("tok-");
  expect(renderMarkdown('```python"><b>\nx\n```')).not.toContain("<b>");
});

test("headings begin below the page's own and skip no level", () => {
  expect(headingsOf(renderMarkdown("# Title\n\n## Task\n\n#### Hint\n\n## More"))).toEqual([
    "1",
    "2",
    "3",
    "2",
  ]);
  expect(headingsOf(renderMarkdown("text\n\n# Task\n\n## Hint"))).toEqual(["2", "3"]);
  expect(headingsOf(renderMarkdown("### Task\n\n#### Hint"))).toEqual(["2", "3"]);
});

test("a table scrolls by itself, by the keyboard too, under the name of its headings", () => {
  const html = renderMarkdown("| age | `price` <b> |\n| --- | --- |\n| 4 | 6 |");
  expect(html).toContain(
    '<div class="table" tabindex="0" role="group" aria-label="age, price &lt;b&gt;"><table>',
  );
  expect(renderMarkdown("| | |\n| --- | --- |\n| 4 | 6 |")).not.toContain("aria-label");
});

test("an image comes when it is near, and its place is kept when its size is told", () => {
  const html = renderMarkdown("![A map](https://example.org/map.png){width=640 height=360} of it");
  expect(html).toContain('alt="A map"');
  expect(html).toContain('loading="lazy"');
  expect(html).toContain('width="640" height="360"');
  expect(html).toContain("> of it</p>");
  expect(renderMarkdown("![A](a.png){width=x}")).toContain("{width=x}");
});
