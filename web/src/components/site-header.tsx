import { component$, useContext } from "@builder.io/qwik";
import { Link } from "@builder.io/qwik-city";

import type { CourseDetail } from "../../../contract/api.ts";
import { LiveContext } from "../live/live-context.ts";
import { CourseProgress } from "./course-progress.tsx";
import { Icon } from "./icon.tsx";
import { SHORTCUTS_ID } from "./shortcuts-dialog.tsx";
import { words } from "../words/words.ts";

interface SiteHeaderProps {
  /** The score that the page was served with; null where it could not be had. */
  score: number | null;
  /** The course whose page this is. */
  detail: CourseDetail | null;
}

/** The line at the top of every page: home, the course, and the score as it stands. */
export const SiteHeader = component$<SiteHeaderProps>((props) => {
  const live = useContext(LiveContext);
  const score = live.state.score ?? props.score;
  return (
    <header class="site-header">
      <Link href="/" prefetch={false} class="site-name" aria-label={words.site.home}>
        <svg viewBox="0 0 28 20" class="h-5 w-7 flex-none" aria-hidden="true">
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
        <span class="max-sm:hidden">gradewire</span>
      </Link>
      {props.detail !== null && <CourseProgress detail={props.detail} />}
      <div class="site-tools">
        {score !== null && (
          <p class="flex items-baseline gap-1.5 px-1.5 text-sm text-soft">
            <span class="max-sm:sr-only">{words.site.score}</span>
            <strong data-testid="score" class="text-base font-semibold tabular-nums text-ink">
              {score}
            </strong>
          </p>
        )}
        <button
          type="button"
          popovertarget={SHORTCUTS_ID}
          class="site-tool needs-keyboard"
          aria-label={words.shortcuts.title}
          title={words.shortcuts.title}
        >
          <Icon sign="keyboard" />
        </button>
        <Link href="/settings" prefetch={false} class="site-tool">
          <Icon sign="settings" />
          <span class="site-tool-word">{words.site.settings}</span>
        </Link>
        <Link href="/account" prefetch={false} class="site-tool">
          <Icon sign="account" />
          <span class="site-tool-word">{words.site.account}</span>
        </Link>
      </div>
    </header>
  );
});
