import { component$, useContext } from "@builder.io/qwik";

import type { Assignment } from "../../../contract/api.ts";
import { FrameContext, paneAttributes } from "../frame/frame-context.ts";
import { words } from "../words/words.ts";

interface HandoutProps {
  /** Made from the course's Markdown by the server, which lets no raw HTML through. */
  html: string;
  examples: Assignment["examples"];
  module: string;
}

/** What to do, and the examples that the student may see. */
export const Handout = component$<HandoutProps>(({ html, examples, module }) => {
  const frame = useContext(FrameContext);
  return (
    <div {...paneAttributes("handout", frame)} class="handout" tabIndex={0}>
      <article aria-label={words.handout.label}>
        <div class="prose" dangerouslySetInnerHTML={html} />
        {examples.length > 0 && (
          <section class="mt-8 max-w-[68ch]" aria-labelledby="examples-heading">
            <h2 id="examples-heading" class="font-semibold">
              {words.handout.examples}
            </h2>
            <p class="mt-1 text-sm text-soft">
              {words.handout.theyImport} <code class="font-mono">{module}</code>.
            </p>
            {examples.map((example) => (
              <details key={example.name} class="mt-3 rounded-lg border border-line bg-surface">
                <summary class="px-3 py-2 font-mono text-sm">{example.name}</summary>
                <pre
                  class="overflow-x-auto border-t border-line px-3 py-2.5 font-mono text-[0.8125rem] leading-normal"
                  tabIndex={0}
                >
                  <code dangerouslySetInnerHTML={example.html} />
                </pre>
              </details>
            ))}
          </section>
        )}
      </article>
    </div>
  );
});
