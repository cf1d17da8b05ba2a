import { $, component$, useContext, useSignal } from "@builder.io/qwik";

import { LiveContext } from "../live/live-context.ts";
import { words } from "../words/words.ts";
import { type FeedbackPlace, REPORT_FORM } from "./feedback-forms.tsx";
import { TypedField } from "./typed-field.tsx";

interface ReportProblemProps {
  place: FeedbackPlace;
  assignmentId: string;
  /** The last submission, which goes along; null when there is none. */
  submissionId: string | null;
}

/** Tells the author that something is wrong with the assignment itself. */
export const ReportProblem = component$<ReportProblemProps>((props) => {
  const { place, assignmentId, submissionId } = props;
  const live = useContext(LiveContext);
  const field = useSignal<HTMLTextAreaElement>();
  const isServedOpen = place.report.refused !== null || place.said === "reported";
  const isSending = useSignal(false);
  const isThanked = useSignal(place.said === "reported");
  const problem = useSignal(place.report.refused);

  const send = $(async () => {
    if (isSending.value) {
      return;
    }
    // Read from the field, which has it as soon as it is typed, be the page's scripts still on their way.
    const message = field.value?.value ?? "";
    if (message.trim() === "") {
      problem.value = words.report.empty;
      return;
    }
    isSending.value = true;
    isThanked.value = false;
    const { sendReport } = await import("../feedback/send.ts");
    problem.value = await sendReport(live, assignmentId, {
      message,
      submissionId: props.submissionId,
    });
    isSending.value = false;
    if (problem.value === null) {
      if (field.value !== undefined && field.value.value === message) {
        field.value.value = "";
      }
      isThanked.value = true;
    }
  });

  return (
    // Said only where it is so: said of a page that is drawn anew, it would close what somebody opened.
    <details {...(isServedOpen ? { open: true } : {})}>
      <summary class="text-soft">{words.report.title}</summary>
      <div class="mt-2 grid justify-items-start gap-2" data-testid="report">
        <input {...{ form: REPORT_FORM }} type="hidden" name="assignmentId" value={assignmentId} />
        <input
          {...{ form: REPORT_FORM }}
          type="hidden"
          name="submissionId"
          value={submissionId ?? ""}
        />
        <label for="report-message">{words.report.message}</label>
        <TypedField
          field={field}
          id="report-message"
          name="message"
          form={REPORT_FORM}
          rows={4}
          maxLength={2000}
          describedBy="report-help"
          served={place.report.typed}
        />
        <p id="report-help" class="text-soft">
          {submissionId === null ? words.report.helpAlone : words.report.help}
        </p>
        <button
          form={REPORT_FORM}
          class="button-plain"
          aria-disabled={isSending.value}
          onClick$={send}
        >
          {words.report.send}
        </button>
        <p role="status" class="text-good">
          {isThanked.value && words.report.thanks}
        </p>
        <div role="alert">{problem.value !== null && <p class="problem">{problem.value}</p>}</div>
      </div>
    </details>
  );
});
