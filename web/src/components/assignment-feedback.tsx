import { component$, useContext } from "@builder.io/qwik";

import type { Submission } from "../../../contract/api.ts";
import type { Rating } from "../../../contract/feedback.ts";
import { LiveContext } from "../live/live-context.ts";
import type { FeedbackPlace } from "./feedback-forms.tsx";
import { RateAssignment } from "./rate-assignment.tsx";
import { ReportProblem } from "./report-problem.tsx";

interface AssignmentFeedbackProps {
  place: FeedbackPlace;
  assignmentId: string;
  rating: Rating | null;
  submission: Submission | null;
}

/** What a student may say to the author: once it is solved how it was, and ever that it has a problem. */
export const AssignmentFeedback = component$<AssignmentFeedbackProps>(
  ({ place, assignmentId, rating, submission }) => {
    const live = useContext(LiveContext);
    const isSolved =
      place.isSolved ||
      submission?.verdict === "correct" ||
      live.state.solvedIds[assignmentId] === true;
    return (
      <aside class="feedback">
        {isSolved && <RateAssignment place={place} assignmentId={assignmentId} rating={rating} />}
        <ReportProblem
          place={place}
          assignmentId={assignmentId}
          submissionId={submission?.id ?? null}
        />
      </aside>
    );
  },
);
