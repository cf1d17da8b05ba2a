import { component$ } from "@builder.io/qwik";

export const RATE_FORM = "rate-form";
export const REPORT_FORM = "report-form";

/** What the forms of feedback need of their page. */
export interface FeedbackPlace {
  /** True once this user has solved the assignment, as the page was served. */
  isSolved: boolean;
  /** Which form was sent just now, without script. */
  said: string | null;
  rate: SentForm;
  report: SentForm;
}

interface SentForm {
  /** Where the form goes without script. */
  action: string;
  /** Why it was refused, when it was sent without script. */
  refused: string | null;
  /** The text that was refused. */
  typed: string;
}

/**
 * The forms of feedback, which are sent by themselves without script only. Their fields stand beside
 * the verdict, inside the form of the work, and name these: a form holds no other.
 */
export const FeedbackForms = component$<{ place: FeedbackPlace }>(({ place }) => (
  <>
    <form id={RATE_FORM} hidden method="post" action={place.rate.action} preventdefault:submit />
    <form
      id={REPORT_FORM}
      hidden
      method="post"
      action={place.report.action}
      preventdefault:submit
    />
  </>
));
