import MarkdownIt from "markdown-it";

import { highlightPython } from "./highlight-python.ts";

type Token = ReturnType<InstanceType<typeof MarkdownIt>["parse"]>[number];

/** Raw HTML in a handout is shown as text, never as markup; links are limited to safe schemes. */
const markdown = new MarkdownIt({
  html: false,
  linkify: false,
  typographer: false,
  // What it gives back is HTML; nothing means plain text.
  highlight: (code, language) => (isPython(language) ? highlightPython(code) : ""),
});

function isPython(language: string): boolean {
  return ["python", "py", "python3"].includes(language.toLowerCase());
}

/** Code that is wider than the page scrolls by itself, so the keyboard must reach it. */
for (const rule of ["fence", "code_block"] as const) {
  const render = markdown.renderer.rules[rule];
  markdown.renderer.rules[rule] = (...args) =>
    (render?.(...args) ?? "").replace(/^<pre/, '<pre tabindex="0"');
}

const renderImage = markdown.renderer.rules.image;
markdown.renderer.rules.image = (tokens, index, options, env, self) => {
  tokens[index]?.attrSet("loading", "lazy");
  tokens[index]?.attrSet("decoding", "async");
  return renderImage?.(tokens, index, options, env, self) ?? "";
};

/** So does a wide table; it is called by its own headings, in the handout's own language. */
markdown.renderer.rules.table_open = (tokens, index) => {
  const end = tokens.findIndex(({ type }, at) => at > index && type === "thead_close");
  const headings = tokens
    .slice(index, end)
    .filter(({ type, content }) => type === "inline" && content !== "")
    .map(({ content }) => content.replaceAll("`", ""));
  const name = markdown.utils.escapeHtml(headings.join(", "));
  return `<div class="table" tabindex="0" role="group"${name && ` aria-label="${name}"`}><table>`;
};
markdown.renderer.rules.table_close = () => "</table></div>";

/** `![A map](https://…/map.png){width=640 height=360}` keeps the image's place until it is there. */
const SIZE = /^\{width=(\d{1,4}) height=(\d{1,4})\}/;

markdown.core.ruler.push("image-size", ({ tokens }) => {
  for (const { children } of tokens) {
    for (const [index, image] of (children ?? []).entries()) {
      const after = children?.[index + 1];
      const size = after?.type === "text" && image.type === "image" && SIZE.exec(after.content);
      if (size) {
        image.attrSet("width", size[1] ?? "");
        image.attrSet("height", size[2] ?? "");
        after.content = after.content.slice(size[0].length);
      }
    }
  }
});

/**
 * The page has the only first heading, the assignment's title: those of a handout begin below it and
 * skip no level. One that opens the handout stays as it is, since the page may take it for the title.
 */
markdown.core.ruler.push("heading-order", ({ tokens }) => {
  const headings = tokens.filter(
    ({ type, tag }, index) => type === "heading_open" && !(index === 0 && tag === "h1"),
  );
  const raise = Math.min(...headings.map(levelOf)) - 2;
  let last = 1;
  for (const heading of headings) {
    last = Math.min(levelOf(heading) - raise, last + 1, 6);
    heading.tag = `h${last}`;
    const close = tokens[tokens.indexOf(heading) + 2];
    if (close !== undefined) {
      close.tag = heading.tag;
    }
  }
});

function levelOf({ tag }: Token): number {
  return Number(tag.slice(1));
}

/** A handout as HTML. */
export function renderMarkdown(source: string): string {
  return markdown.render(source);
}
