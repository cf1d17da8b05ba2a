import {
  $,
  component$,
  useComputed$,
  useContext,
  useSignal,
  useTask$,
  useVisibleTask$,
} from "@builder.io/qwik";

import type { Assignment, AssignmentSummary, SubmissionDetail } from "../../../contract/api.ts";
import { FrameContext, paneAttributes } from "../frame/frame-context.ts";
import { isCovered, isElsewhere } from "../frame/shortcut.ts";
import { showTab } from "../frame/show-tab.ts";
import { LiveContext } from "../live/live-context.ts";
import { isOpen, newerSubmission } from "../live/live-state.ts";
import { lineToMark, viewWords } from "../run/run-words.ts";
import { SettingsContext } from "../settings/settings-context.ts";
import { relateCode, type SentCode } from "../verdict/sent-code.ts";
import { words } from "../words/words.ts";
import { AssignmentFeedback } from "./assignment-feedback.tsx";
import { CodeField } from "./code-field.tsx";
import { DraftConflict } from "./draft-conflict.tsx";
import { DownloadNote } from "./download-note.tsx";
import { FeedbackForms, type FeedbackPlace } from "./feedback-forms.tsx";
import { HistoryTools } from "./history-tools.tsx";
import { OtherVersion } from "./other-version.tsx";
import { RunButton } from "./run-button.tsx";
import { INPUT_FORM_ID, RunPanel } from "./run-panel.tsx";
import { SaveNote } from "./save-note.tsx";
import { Splitter } from "./splitter.tsx";
import { useBench } from "./use-bench.ts";
import { useRuns } from "./use-runs.ts";
import { VerdictPanel } from "./verdict-panel.tsx";

/** One assignment as its working page is served with it. */
export interface Work extends Omit<
  Assignment,
  "handoutHtml" | "handoutMarkdown" | "examples" | "versionId"
> {
  latest: SubmissionDetail["submission"] | null;
  /** How many submissions this student has of it. */
  submissionCount: number;
}

/** What is to be done for this work before anybody touches its page. */
function isServedWaiting({ latest, otherDrafts }: Work): true | undefined {
  return (latest !== null && isOpen(latest)) || otherDrafts.length > 0 || undefined;
}

interface WorkbenchProps {
  work: Work;
  examples: Assignment["examples"];
  /** All of the course, in order. */
  assignments: readonly AssignmentSummary[];
  next: AssignmentSummary | undefined;
  /** Where the form goes without script. */
  action: string;
  /** Why the form was refused, when it was sent without script. */
  refused: string | null;
  /** The text of a refused form. */
  typed: string | null;
  /** When the draft was saved that the form without script writes over; "" for none. */
  base: string;
  feedback: FeedbackPlace;
}

/** Where the student writes, sends, and reads the verdict. One instance lives for one assignment. */
export const Workbench = component$<WorkbenchProps>((props) => {
  const { work, examples, assignments, next, action, refused, typed, base, feedback } = props;
  const live = useContext(LiveContext);
  const frame = useContext(FrameContext);
  const settings = useContext(SettingsContext);
  const form = useSignal<HTMLFormElement>();
  const outcome = useSignal<HTMLElement>();
  const mount = useSignal<HTMLElement>();
  const sent = useSignal<SentCode | null>(
    work.latest === null ? null : { submissionId: work.latest.id, code: work.latest.code },
  );
  const sending = useSignal(false);
  const problem = useSignal<string | null>(refused);
  const waitSeconds = useSignal(0);
  const { bench, save, changed, others, conflict, replacedBy } = useBench({
    work,
    form,
    sent,
    problem,
    waitSeconds,
  });
  const runs = useRuns({ work, examples, form });
  const view = runs.view.value;
  const isRunning = view !== null && view.end === null;

  // A signal: what a handler keeps of a plain value is what it was when the page was served.
  const newest = useComputed$(() => {
    const known = live.state.latest[work.id];
    // What is known of the very one that was served came later: it may have a second look.
    const isServed = known !== undefined && known.id === work.latest?.id;
    return known === undefined || isServed
      ? (known ?? work.latest)
      : newerSubmission(work.latest, known);
  });
  const waiting = useComputed$(
    () => sending.value || (newest.value !== null && isOpen(newest.value)),
  );
  const submission = newest.value;
  const relation = useComputed$(() =>
    relateCode(newest.value?.id ?? null, sent.value, {
      changed: changed.value,
      sending: sending.value,
    }),
  );
  const marked = useComputed$(() => {
    const shown = newest.value;
    const isOfThisText = sent.value?.submissionId === shown?.id && !changed.value;
    return lineToMark(runs.view.value, isOfThisText ? shown : null);
  });

  // eslint-disable-next-line qwik/no-use-visible-task -- the better editor is loaded when it is seen
  useVisibleTask$(async ({ track }) => {
    const ready = track(bench);
    if (ready !== undefined && mount.value !== undefined) {
      await ready.enhance(mount.value);
      ready.editor().markLine(marked.value);
    }
  });

  useTask$(({ track }) => {
    const line = track(marked);
    bench.value?.editor().markLine(line);
  });

  const showOutcome = $(async () => {
    await showTab(frame, "results");
    if (!frame.isTabbed) {
      outcome.value?.scrollIntoView({ block: "nearest" });
    }
  });

  const submit = $(async () => {
    const field = form.value?.elements.namedItem("code");
    const isBusy = sending.value || waiting.value || waitSeconds.value > 0;
    if (!(field instanceof HTMLTextAreaElement) || isBusy) {
      return;
    }
    // Before anything is waited for, or the second click of two would pass too.
    sending.value = true;
    void showTab(frame, "results");
    try {
      // The module that is here already, so that no click waits for the network.
      const { sendCode } = await import("../editor/open-bench.ts");
      // What was tried before makes room for the verdict.
      await runs.clear();
      await sendCode({ work, field, live, sent, changed, problem, waitSeconds });
    } finally {
      sending.value = false;
    }
    bench.value?.flush();
    // Whoever went back to the code meanwhile stays there.
    if (!frame.isTabbed) {
      outcome.value?.scrollIntoView({ block: "nearest" });
    }
  });

  const runOrStop = $(async () => {
    // Asked of the signal: a handler may be older than what is drawn.
    if (runs.view.value !== null && runs.view.value.end === null) {
      await runs.stop();
      return;
    }
    await runs.run();
    await showOutcome();
  });

  const goToLine = $(async (to: number) => {
    // Hidden, the editor would not take the focus.
    await showTab(frame, "code");
    bench.value?.editor().goToLine(to);
  });

  return (
    <>
      <form
        ref={form}
        class="bench"
        method="post"
        action={action}
        preventdefault:submit
        onSubmit$={submit}
        aria-label={words.work.yours}
        data-wake={isServedWaiting(work)}
        document:onKeyDown$={(event) => {
          const isEnter = event.key === "Enter" && (event.ctrlKey || event.metaKey);
          if (!isEnter || event.repeat || isCovered() || isElsewhere(event.target, form.value)) {
            return;
          }
          if (event.shiftKey) {
            void runOrStop();
          } else {
            form.value?.requestSubmit();
          }
        }}
      >
        <input type="hidden" name="assignmentId" value={work.id} />
        <input type="hidden" name="base" value={base} />
        <div {...paneAttributes("code", frame)} class="code-pane">
          <div class="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2">
            <h2 class="text-[0.9375rem] font-semibold">
              <label id="code-label" for="code">
                {words.work.code}
              </label>{" "}
              <span class="ml-1 font-mono text-sm font-normal text-soft">{work.module}.py</span>
            </h2>
            <SaveNote state={save.value} />
            <HistoryTools work={work} bench={bench} replacedBy={replacedBy} />
          </div>
          <DraftConflict
            conflict={conflict.value}
            onKeepMine$={() => bench.value?.keepMine()}
            onTakeTheirs$={() => bench.value?.takeTheirs()}
          />
          <OtherVersion
            count={others.value}
            onSwap$={() => bench.value?.swap()}
            onKeepThis$={() => bench.value?.keepThis()}
          />
          <div
            class="editor"
            data-testid="editor"
            onPointerEnter$={runs.wantSoon}
            onFocusIn$={runs.wantSoon}
          >
            <div ref={mount} class="editor-mount" />
            <CodeField code={typed ?? work.draft ?? work.starter} />
          </div>
          <div class="action-bar">
            <p id="code-hint" class="code-hint text-sm text-soft">
              {words.editor.hints[settings.keys]}
            </p>
            <div class="flex gap-2">
              <RunButton isRunning={isRunning} onNear$={runs.wantSoon} onPress$={runOrStop} />
              <button
                type="submit"
                class="button-primary"
                aria-disabled={waiting.value || waitSeconds.value > 0}
                aria-keyshortcuts="Control+Enter Meta+Enter"
                title={words.work.submitKeys}
              >
                {waitSeconds.value > 0
                  ? words.work.submitIn(waitSeconds.value)
                  : waiting.value
                    ? words.work.beingGraded
                    : words.work.submit}
              </button>
            </div>
          </div>
          <DownloadNote loading={runs.loading} />
        </div>
        <Splitter pane="results" />
        <div {...paneAttributes("results", frame)} ref={outcome} class="outcome">
          <h2 class="sr-only">{words.work.tabs.results}</h2>
          <div role="alert">{problem.value !== null && <p class="problem">{problem.value}</p>}</div>
          {/* Always there, so that what comes into it is read out. */}
          <p role="status" class="sr-only" data-testid="run-state">
            {view !== null && viewWords(words, view, work.limits).headline}
          </p>
          {view !== null && (
            <RunPanel
              view={view}
              run={runs.count.value}
              hasAsked={runs.hasAsked.value || view.state === "asking"}
              limits={work.limits}
              onLine$={goToLine}
              onEndInput$={() => runs.answer(null)}
            />
          )}
          <VerdictPanel
            submission={submission}
            limits={work.limits}
            relation={relation}
            course={work.course}
            assignments={assignments}
            next={next}
            onLine$={goToLine}
          />
          <AssignmentFeedback
            place={feedback}
            assignmentId={work.id}
            rating={work.rating}
            submission={submission}
          />
        </div>
      </form>
      <FeedbackForms place={feedback} />
      <form
        id={INPUT_FORM_ID}
        hidden
        preventdefault:submit
        onSubmit$={(_event, element) => runs.typed(element)}
      />
    </>
  );
});
