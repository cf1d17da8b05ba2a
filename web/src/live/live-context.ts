import { createContextId } from "@builder.io/qwik";

import type { ConnectionStatus } from "./connection.ts";
import type { LiveState } from "./live-state.ts";

/** What every part of the page shares: who the visitor is, and what was learned since it was served. */
export interface Live {
  userId: string | null;
  /** Replaced, never changed in place, so that what shows it follows. */
  state: LiveState;
  connection: ConnectionStatus;
  /** Assignments that were served as being graded: the verdict may have come before the first event. */
  awaited: readonly string[];
}

export const LiveContext = createContextId<Live>("gradewire.live");
