import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";
import { parser } from "@lezer/python";

/** The page's style sheet gives these classes the colours that its editor uses for the same tokens. */
const CLASSES = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], class: "tok-keyword" },
  { tag: [tags.string, tags.special(tags.string)], class: "tok-string" },
  { tag: [tags.number, tags.bool, tags.null], class: "tok-number" },
  { tag: tags.comment, class: "tok-comment" },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.className],
    class: "tok-definition",
  },
  { tag: [tags.meta, tags.self], class: "tok-name" },
]);

/** Python as HTML with its tokens marked, which need no script on the page to be coloured. */
export function highlightPython(source: string): string {
  let html = "";
  highlightCode(
    source,
    parser.parse(source),
    CLASSES,
    (text, classes) => {
      html += classes === "" ? escaped(text) : `<span class="${classes}">${escaped(text)}</span>`;
    },
    () => {
      html += "\n";
    },
  );
  return html;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}
