import { $, component$, useContext, useSignal } from "@builder.io/qwik";

import type { Rating } from "../../../contract/feedback.ts";
import { STARS } from "../feedback/stars.ts";
import { LiveContext } from "../live/live-context.ts";
import { words } from "../words/words.ts";
import { type FeedbackPlace, RATE_FORM } from "./feedback-forms.tsx";
import { TypedField } from "./typed-field.tsx";

interface RateAssignmentProps {
  place: FeedbackPlace;
  assignmentId: string;
  /** What this user said before, or null. */
  rating: Rating | null;
}

/** Five stars and a comment for the author. A star is sent at once, and may be changed. */
export const RateAssignment = component$<RateAssignmentProps>(({ place, assignmentId, rating }) => {
  const live = useContext(LiveContext);
  const stars = useSignal(rating?.stars ?? 0);
  const comment = useSignal<HTMLTextAreaElement>();
  const isSending = useSignal(false);
  const isStale = useSignal(false);
  const isThanked = useSignal(place.said === "rated");
  const problem = useSignal(place.rate.refused);

  const send = $(async () => {
    if (stars.value === 0) {
      problem.value = words.rating.starsFirst;
      return;
    }
    isStale.value = true;
    // One after the other, or an older word might come last and stand.
    if (isSending.value) {
      return;
    }
    isSending.value = true;
    const { sendRating } = await import("../feedback/send.ts");
    while (isStale.value) {
      isStale.value = false;
      const said = { stars: stars.value, comment: comment.value?.value ?? "" };
      problem.value = await sendRating(live, assignmentId, said);
      isThanked.value = problem.value === null;
    }
    isSending.value = false;
  });

  return (
    <div class="grid gap-2" data-testid="rating">
      <input {...{ form: RATE_FORM }} type="hidden" name="assignmentId" value={assignmentId} />
      <fieldset>
        <legend class="font-medium">{words.rating.question}</legend>
        <div class="stars">
          {STARS.map((count) => (
            <label key={count} class="star">
              <input
                {...{ form: RATE_FORM }}
                type="radio"
                name="stars"
                value={count}
                checked={stars.value === count}
                onChange$={() => {
                  stars.value = count;
                  return send();
                }}
              />
              <span class="star-sign" aria-hidden="true" />
              <span class="star-words">{words.rating.stars[count]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <details {...(place.rate.refused === null ? {} : { open: true })}>
        <summary class="text-soft">{words.rating.addComment}</summary>
        <div class="mt-2 grid justify-items-start gap-2">
          <label for="rating-comment">{words.rating.comment}</label>
          <TypedField
            field={comment}
            id="rating-comment"
            name="comment"
            form={RATE_FORM}
            rows={3}
            maxLength={2000}
            served={place.rate.typed || (rating?.comment ?? "")}
          />
          <button form={RATE_FORM} class="button-plain" onClick$={send}>
            {words.rating.send}
          </button>
        </div>
      </details>
      <noscript
        dangerouslySetInnerHTML={`<button form="${RATE_FORM}" class="button-plain">${words.rating.sendStars}</button>`}
      />
      <p role="status" class="text-good">
        {isThanked.value && words.rating.thanks}
      </p>
      <div role="alert">{problem.value !== null && <p class="problem">{problem.value}</p>}</div>
    </div>
  );
});
