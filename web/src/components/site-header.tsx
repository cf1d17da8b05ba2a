import { component$, useContext } from "@builder.io/qwik";
import { Link } from "@builder.io/qwik-city";

import { LiveContext } from "../live/live-context.ts";
import { words } from "../words/words.ts";

interface SiteHeaderProps {
  /** The score that the page was served with. */
  score: number;
}

/** The line at the top of every page: home, and the score as it stands. */
export const SiteHeader = component$<SiteHeaderProps>((props) => {
  const live = useContext(LiveContext);
  const score = live.state.score ?? props.score;
  return (
    <header class="flex h-12 items-center justify-between gap-4 border-b border-line bg-surface px-4 sm:px-6">
      <Link
        href="/"
        prefetch={false}
        class="-mx-1 inline-flex items-center gap-2 rounded px-1 font-mono text-[0.9375rem] font-semibold tracking-tight"
      >
        <svg viewBox="0 0 28 20" class="h-5 w-7" aria-hidden="true">
          <path
            d="M1 13h6l5 4L21 4h6"
            fill="none"
            stroke="var(--accent)"
            stroke-width="2.4"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
          <circle
            cx="12"
            cy="16.5"
            r="2.4"
            fill="var(--surface)"
            stroke="var(--ink)"
            stroke-width="2"
          />
        </svg>
        gradewire
      </Link>
      <div class="flex items-center gap-3 sm:gap-5">
        <Link href="/settings" prefetch={false} class="button-quiet">
          {words.site.settings}
        </Link>
        <Link href="/account" prefetch={false} class="button-quiet">
          {words.site.account}
        </Link>
        <p class="flex items-baseline gap-1.5 text-sm text-soft">
          <span>{words.site.score}</span>
          <strong data-testid="score" class="text-base font-semibold tabular-nums text-ink">
            {score}
          </strong>
        </p>
      </div>
    </header>
  );
});
