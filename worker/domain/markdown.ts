import MarkdownIt from "markdown-it";

/** Raw HTML in a handout is shown as text, never as markup; links are limited to safe schemes. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

const renderImage = markdown.renderer.rules.image;
markdown.renderer.rules.image = (tokens, index, options, env, self) => {
  tokens[index]?.attrSet("loading", "lazy");
  return renderImage?.(tokens, index, options, env, self) ?? "";
};

/** A handout as HTML. */
export function renderMarkdown(source: string): string {
  return markdown.render(source);
}
