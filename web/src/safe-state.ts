const OPENING = '<script type="qwik/json"';
const CLOSING = "</script>";

/**
 * A page of Qwik's with its serialized state written so that every text in it comes back as it was.
 *
 * Qwik writes `<script` as `\x3Cscript` into the JSON and turns every such run back before it parses,
 * also one that a student wrote: the JSON is broken then and the page never wakes. JSON's own escapes
 * leave no such run, and no `<` for the HTML parser to see.
 */
export function withSafeState(page: string): string {
  const opening = page.lastIndexOf(OPENING);
  const start = page.indexOf(">", opening) + 1;
  const end = page.indexOf(CLOSING, start);
  if (opening < 0 || end < 0) {
    return page;
  }
  return page.slice(0, start) + safeJson(page.slice(start, end)) + page.slice(end);
}

/** Read from the left, so that the backslash of a pair is never taken for that of `\x3C`. */
function safeJson(text: string): string {
  return text.replace(/\\\\|\\x3C|</g, (found) =>
    found === String.raw`\\` ? String.raw`\u005C` : String.raw`\u003C`,
  );
}
