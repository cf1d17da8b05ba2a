import { component$ } from "@builder.io/qwik";
import { useDocumentHead } from "@builder.io/qwik-city";

/** What stands in `<head>` on every page, and what the page adds. */
export const DocumentHead = component$(() => {
  const head = useDocumentHead();
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{head.title === "" ? "Gradewire" : `${head.title} · Gradewire`}</title>
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      {head.meta.map((meta) => (
        <meta key={meta.key ?? meta.name} {...meta} />
      ))}
    </>
  );
});
