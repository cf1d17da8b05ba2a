import { component$ } from "@builder.io/qwik";

interface HandoutProps {
  /** Made from the course's Markdown by the server, which lets no raw HTML through. */
  html: string;
  examples: readonly { name: string; source: string }[];
  module: string;
}

/** What to do, and the examples that the student may see. */
export const Handout = component$<HandoutProps>(({ html, examples, module }) => (
  <article class="handout" aria-label="Handout">
    <div class="prose" dangerouslySetInnerHTML={html} />
    {examples.length > 0 && (
      <section class="mt-8" aria-labelledby="examples-heading">
        <h2 id="examples-heading" class="font-semibold">
          Tests you can read
        </h2>
        <p class="mt-1 text-sm text-soft">
          They run with the rest, and import your code as <code class="font-mono">{module}</code>.
        </p>
        {examples.map(({ name, source }) => (
          <details key={name} class="mt-3 rounded-lg border border-line bg-surface">
            <summary class="px-3 py-2 font-mono text-sm">{name}</summary>
            <pre
              class="overflow-x-auto border-t border-line px-3 py-2.5 font-mono text-[0.8125rem] leading-normal"
              tabIndex={0}
              aria-label={name}
            >
              <code>{source}</code>
            </pre>
          </details>
        ))}
      </section>
    )}
  </article>
));
