import { type Bundle, canonicalBundleText } from "../../contract/bundle.ts";
import type { AssignmentUpload } from "../../contract/course.ts";
import { hashCode } from "./code.ts";
import { renderMarkdown } from "./markdown.ts";

/** An uploaded assignment split into its immutable bundle and what students see. */
export async function prepareAssignment(upload: AssignmentUpload) {
  const { slug, module, isolation, limits, files, handoutMarkdown, ...rest } = upload;
  const bundle: Bundle = { format: 1, module, isolation, limits, files };
  const text = canonicalBundleText(bundle);
  const examples = files
    .filter((file) => file.path.startsWith("examples/"))
    .map((file) => ({ name: file.path.slice("examples/".length), source: file.source }));
  return {
    slug,
    versionId: await hashCode(text),
    bundle: text,
    content: {
      ...rest,
      module,
      isolation,
      limits,
      handoutMarkdown,
      handoutHtml: renderMarkdown(handoutMarkdown),
      examples,
    },
  };
}
