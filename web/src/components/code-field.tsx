import { component$, isServer, untrack } from "@builder.io/qwik";

interface CodeFieldProps {
  code: string;
}

/**
 * The plain field of the form, and the value that is sent. It is drawn once and never again: what
 * stands in it is the student's, and drawing it anew would put the served text back.
 */
export const CodeField = component$<CodeFieldProps>((props) => {
  const code = untrack(() => props.code);
  return (
    <textarea
      id="code"
      name="code"
      class="code-field"
      aria-labelledby="code-label"
      aria-describedby="code-hint"
      autocomplete="off"
      autoCapitalize="off"
      spellcheck={false}
      wrap="off"
      // A parser drops a line feed that follows the tag, so that one is there to be dropped.
      value={isServer ? `\n${code}` : code}
    />
  );
});
