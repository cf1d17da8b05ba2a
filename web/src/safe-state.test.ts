import { expect, test } from "vitest";

import { withSafeState } from "./safe-state.ts";

/** A page as Qwik writes it: `<script` and `</script` are replaced in the finished JSON. */
function pageWith(text: string): string {
  const json = JSON.stringify({ objs: [text, 1] }).replace(/<(\/?script)/gi, String.raw`\x3C$1`);
  return `<html><body><p>x</p><script type="qwik/json" nonce="n">${json}</script><script>go()</script></body></html>`;
}

/** What stands in the state's script, as an HTML parser finds it. */
function stateOf(page: string): string {
  return /<script type="qwik\/json"[^>]*>(.*?)<\/script>/is.exec(page)?.[1] ?? "";
}

/** The state as Qwik reads it in the browser. */
function readBack(page: string): unknown {
  return JSON.parse(stateOf(page).replace(/\\x3C(\/?script)/gi, "<$1"));
}

test.each([
  "x = 1",
  String.raw`s = "\x3Cscript"`,
  String.raw`s = "\\x3C/SCRIPT \\\x3cscript \\\\x3Cscript"`,
  "</script><script>alert(1)</script>",
  "<!-- <script> -->",
  String.raw`\u003Cscript \<script \"<script`,
  "a\\",
  'print("\\n")\n\t<\\',
])("the text %j comes back as it was written", (text) => {
  const page = withSafeState(pageWith(text));
  expect(readBack(page)).toEqual({ objs: [text, 1] });
  expect(stateOf(page)).not.toContain("<");
  expect(page).toContain("</script><script>go()</script></body></html>");
});

test("a page without a state stays as it is", () => {
  expect(withSafeState("<p>\\\\ <b></p>")).toBe("<p>\\\\ <b></p>");
});
