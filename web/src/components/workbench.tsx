import {
  $,
  component$,
  noSerialize,
  type NoSerialize,
  useComputed$,
  useContext,
  useSignal,
  useVisibleTask$,
} from "@builder.io/qwik";

import type { Assignment, AssignmentSummary, SubmissionDetail } from "../../../contract/api.ts";
import type { SaveState } from "../draft/draft-keeper.ts";
import type { Bench } from "../editor/bench.ts";
import { LiveContext } from "../live/live-context.ts";
import { isOpen, newerSubmission } from "../live/live-state.ts";
import { relateCode, type SentCode } from "../verdict/sent-code.ts";
import { CodeField } from "./code-field.tsx";
import { OtherVersion } from "./other-version.tsx";
import { SaveNote } from "./save-note.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

/** One assignment as its working page is served with it. */
export interface Work extends Omit<
  Assignment,
  "handoutHtml" | "handoutMarkdown" | "examples" | "versionId"
> {
  /** The server's time when `draft` was read. */
  readAt: string;
  latest: SubmissionDetail["submission"] | null;
}

interface WorkbenchProps {
  work: Work;
  next: AssignmentSummary | undefined;
  /** Where the form goes without script. */
  action: string;
  /** Why the form was refused, when it was sent without script. */
  refused: string | null;
  /** The text of a refused form. */
  typed: string | null;
}

/** Where the student writes, sends, and reads the verdict. One instance lives for one assignment. */
export const Workbench = component$<WorkbenchProps>(({ work, next, action, refused, typed }) => {
  const live = useContext(LiveContext);
  const bench = useSignal<NoSerialize<Bench>>();
  const form = useSignal<HTMLFormElement>();
  const outcome = useSignal<HTMLElement>();
  const mount = useSignal<HTMLElement>();
  const save = useSignal<SaveState>(work.draft === null ? "untouched" : "saved");
  const sent = useSignal<SentCode | null>(
    work.latest === null ? null : { submissionId: work.latest.id, code: work.latest.code },
  );
  const changed = useSignal(false);
  const others = useSignal(0);
  const sending = useSignal(false);
  const problem = useSignal<string | null>(refused);
  const waitSeconds = useSignal(0);

  // A signal: what a handler keeps of a plain value is what it was when the page was served.
  const newest = useComputed$(() => {
    const known = live.state.latest[work.id];
    return known === undefined ? work.latest : newerSubmission(work.latest, known);
  });
  const waiting = useComputed$(
    () => sending.value || (newest.value !== null && isOpen(newest.value)),
  );
  const submission = newest.value;

  // eslint-disable-next-line qwik/no-use-visible-task -- the text is kept in this browser, so the browser must say what it has
  useVisibleTask$(
    async (task) => {
      const field = form.value?.elements.namedItem("code");
      if (!(field instanceof HTMLTextAreaElement)) {
        return;
      }
      const { openBench } = await import("../editor/open-bench.ts");
      const opened = openBench({ work, field, live, save, sent, problem, changed, others });
      bench.value = noSerialize(opened);
      task.cleanup(() => opened.close());
    },
    { strategy: "document-idle" },
  );

  // eslint-disable-next-line qwik/no-use-visible-task -- the better editor is loaded when it is seen
  useVisibleTask$(async ({ track }) => {
    const ready = track(bench);
    if (ready !== undefined && mount.value !== undefined) {
      await ready.enhance(mount.value);
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
    try {
      // The module that is here already, so that no click waits for the network.
      const { sendCode } = await import("../editor/open-bench.ts");
      await sendCode({ work, field, live, sent, changed, problem, waitSeconds });
    } finally {
      sending.value = false;
    }
    bench.value?.flush();
    // The verdict's place is drawn in the frame after the answer.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    outcome.value?.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  });

  return (
    <form
      ref={form}
      class="bench"
      method="post"
      action={action}
      preventdefault:submit
      onSubmit$={submit}
      aria-label="Your work"
      document:onKeyDown$={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat) {
          form.value?.requestSubmit();
        }
      }}
    >
      <input type="hidden" name="assignmentId" value={work.id} />
      <div class="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2">
        <h2 class="text-[0.9375rem] font-semibold">
          <label id="code-label" for="code">
            Your code
          </label>{" "}
          <span class="ml-1 font-mono text-sm font-normal text-soft">{work.module}.py</span>
        </h2>
        <SaveNote state={save.value} />
      </div>
      {others.value > 0 && (
        <OtherVersion
          onSwap$={() => bench.value?.swap()}
          onKeepThis$={() => bench.value?.keepThis()}
        />
      )}
      <div class="editor" data-testid="editor">
        <div ref={mount} class="editor-mount" />
        <CodeField code={typed ?? work.draft ?? work.starter} />
      </div>
      <div class="action-bar">
        <p id="code-hint" class="code-hint text-sm text-soft">
          <kbd>Tab</kbd> indents; <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor.
        </p>
        <button
          type="submit"
          class="button-primary"
          aria-disabled={waiting.value || waitSeconds.value > 0}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          title="Ctrl+Enter or ⌘+Enter"
        >
          {waitSeconds.value > 0
            ? `Submit in ${waitSeconds.value} s`
            : waiting.value
              ? "Being graded…"
              : "Submit"}
        </button>
      </div>
      <div ref={outcome} class="outcome" data-sent={submission !== null}>
        <div role="alert">{problem.value !== null && <p class="problem">{problem.value}</p>}</div>
        <VerdictPanel
          submission={submission}
          limits={work.limits}
          relation={relateCode(submission?.id ?? null, sent.value, {
            changed: changed.value,
            sending: sending.value,
          })}
          course={work.course}
          next={next}
          onLine$={(line: number) => bench.value?.editor().goToLine(line)}
        />
      </div>
    </form>
  );
});
