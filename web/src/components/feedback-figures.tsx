import { component$ } from "@builder.io/qwik";

import type { AssignmentFeedback } from "../../../contract/feedback.ts";
import { words } from "../words/words.ts";

/** How each assignment of a course is rated. */
export const FeedbackFigures = component$<{ assignments: readonly AssignmentFeedback[] }>(
  ({ assignments }) => (
    <table class="figures">
      <thead>
        <tr>
          <th scope="col">{words.courseFeedback.assignment}</th>
          <th scope="col">{words.courseFeedback.stars}</th>
          <th scope="col">{words.courseFeedback.ratings}</th>
          <th scope="col">{words.courseFeedback.openReports}</th>
        </tr>
      </thead>
      <tbody>
        {assignments.map(({ id, title, listed, ratings, meanStars, openReports }) => (
          <tr key={id}>
            <th scope="row">
              {title}
              {!listed && (
                <span class="block text-sm font-normal text-soft">
                  {words.courseFeedback.unlisted}
                </span>
              )}
            </th>
            <td>
              {meanStars === null
                ? words.courseFeedback.noStars
                : words.courseFeedback.mean(meanStars)}
            </td>
            <td>{ratings}</td>
            <td class={openReports > 0 ? "font-semibold text-not-yet" : ""}>{openReports}</td>
          </tr>
        ))}
      </tbody>
    </table>
  ),
);
