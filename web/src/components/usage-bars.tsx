import { component$ } from "@builder.io/qwik";

import type { Usage } from "../verdict/usage.ts";
import { words } from "../words/words.ts";

interface UsageBarsProps {
  usage: readonly Usage[];
}

/** What a run used of its limits: said, and drawn as a bar. */
export const UsageBars = component$<UsageBarsProps>(({ usage }) => (
  <section class="usage" data-testid="usage" aria-label={words.usage.title}>
    {usage.map(({ name, text, share }) => (
      <p key={name}>
        <span>{name}</span>
        <span class="tabular-nums">{text}</span>
        <meter value={share} aria-label={`${name}: ${text}`} />
      </p>
    ))}
  </section>
));
