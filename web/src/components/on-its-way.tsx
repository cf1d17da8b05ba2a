import { component$ } from "@builder.io/qwik";

import type { Submission } from "../../../contract/api.ts";
import { runProgress } from "../verdict/waiting-words.ts";
import { words } from "../words/words.ts";

interface OnItsWayProps {
  submission: Submission;
  /** What is said of the wait before the tests run. */
  aside: string;
}

/**
 * How long a verdict takes still, then how many of its tests are done; of the same height either way.
 * Not announced: it changes several times a second.
 */
export const OnItsWay = component$<OnItsWayProps>(({ submission, aside }) => {
  const soFar = runProgress(submission);
  const text =
    soFar !== null
      ? words.waiting.done(soFar.done, soFar.total)
      : aside === ""
        ? words.waiting.byItself
        : aside;
  return (
    <div class="on-its-way">
      <p class="text-sm tabular-nums text-soft">{text}</p>
      <progress
        value={soFar?.done ?? 0}
        max={soFar?.total ?? 1}
        aria-label={text}
        aria-hidden={soFar === null ? "true" : "false"}
        data-known={String(soFar !== null)}
      />
      <noscript dangerouslySetInnerHTML={`<p><a href="">${words.verdict.lookAgain}</a></p>`} />
    </div>
  );
});
