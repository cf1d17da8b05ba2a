import { useContext, useTask$ } from "@builder.io/qwik";

import type { AssignmentSummary } from "../../../contract/api.ts";
import { LiveContext } from "./live-context.ts";

/** Has the page ask after those of these assignments that were being graded when it was served. */
export function useAwaited(assignments: readonly AssignmentSummary[]): void {
  const live = useContext(LiveContext);
  useTask$(() => {
    const ids = assignments.filter(({ state }) => state === "pending").map(({ id }) => id);
    if (ids.length > 0) {
      live.awaited = [...new Set([...live.awaited, ...ids])];
    }
  });
}
