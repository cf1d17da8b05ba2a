import type { Signal } from "@builder.io/qwik";

import { getSubmissions } from "../api/browser.ts";
import { type History, withFirstPage, withOlderPage } from "./history-list.ts";

export interface HistoryOptions {
  assignmentId: string;
  history: Signal<History>;
  isLoading: Signal<boolean>;
  /** Why the list could not be loaded; null when it could. */
  problem: Signal<string | null>;
}

/** Loads the newest page: at first, and when one is sent that may not be the only one. */
export async function loadFirst(options: HistoryOptions): Promise<void> {
  await load(options, null);
}

/** Loads the page after what is there; one at a time. */
export async function loadOlder(options: HistoryOptions): Promise<void> {
  const { cursor } = options.history.value;
  if (cursor !== null && !options.isLoading.value) {
    await load(options, cursor ?? null);
  }
}

async function load(options: HistoryOptions, cursor: string | null): Promise<void> {
  const { assignmentId, history, isLoading, problem } = options;
  isLoading.value = true;
  const answer = await getSubmissions(assignmentId, cursor);
  isLoading.value = false;
  problem.value = answer.ok ? null : answer.problem.message;
  if (answer.ok) {
    history.value =
      cursor === null
        ? withFirstPage(history.value, answer.data)
        : withOlderPage(history.value, cursor, answer.data);
  }
}
