import type { Signal } from "@builder.io/qwik";

import { putCurrent } from "../api/browser.ts";
import type { Work } from "../components/workbench.tsx";
import type { SaveState } from "../draft/draft-keeper.ts";
import type { Live } from "../live/live-context.ts";
import { isOpen } from "../live/live-state.ts";
import { learn, refresh, welcome } from "../live/watch.ts";
import type { Settings } from "../settings/settings.ts";
import { isChanged, type SentCode } from "../verdict/sent-code.ts";
import { type Bench, type Conflict, startBench } from "./bench.ts";
import { noteReached } from "./reached.ts";
import { leaveWaiting } from "./try-later.ts";

export { arrive } from "../live/watch.ts";
export { sendCode, sendUnsent } from "./send-code.ts";

export interface OpenBenchOptions {
  work: Work;
  field: HTMLTextAreaElement;
  keys: Settings["keys"];
  live: Live;
  save: Signal<SaveState>;
  sent: Signal<SentCode | null>;
  problem: Signal<string | null>;
  waitSeconds: Signal<number>;
  changed: Signal<boolean>;
  /** How many other versions of the text this device keeps. */
  others: Signal<number>;
  /** Another text that the account has, while the student has not chosen. */
  conflict: Signal<Conflict | null>;
  /** The text that took the place of another, while it stands there untouched. */
  replacedBy: Signal<string | null>;
}

/** Wires a working page to its text: what is shown follows what is typed, kept and sent. */
export function openBench({
  work,
  field,
  keys,
  live,
  save,
  sent,
  problem,
  waitSeconds,
  changed,
  others,
  conflict,
  replacedBy,
}: OpenBenchOptions): Bench {
  if (work.latest !== null) {
    const { code: _, ...latest } = work.latest;
    learn(live, latest);
    // Its verdict may have come between the serving and the waking of this page.
    if (isOpen(latest)) {
      void refresh(live, latest.id);
    }
  }
  if (live.userId !== null) {
    welcome(live.userId);
    void putCurrent(work.course, work.id);
  }
  const bench = startBench({
    assignmentId: work.id,
    starter: work.starter,
    draft: work.draft,
    otherDrafts: work.otherDrafts,
    draftSavedAt: work.draftSavedAt,
    field,
    keys,
    visitor: live,
    onUser: (userId) => {
      welcome(userId);
      void putCurrent(work.course, work.id);
    },
    onSave: (state) => {
      save.value = state;
      if (state === "saved") {
        noteReached(problem);
      }
    },
    onOthers: (count) => {
      others.value = count;
    },
    onConflict: (found) => {
      conflict.value = found;
    },
    onReplaced: (by) => {
      replacedBy.value = by;
    },
    onText: (code) => {
      changed.value = isChanged(sent.value, code);
    },
  });
  return {
    ...bench,
    close() {
      leaveWaiting(waitSeconds);
      bench.close();
    },
  };
}
