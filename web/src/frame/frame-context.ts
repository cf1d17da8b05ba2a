import { createContextId } from "@builder.io/qwik";

import type { Frame } from "./frame.ts";

/** The parts that a narrow page shows one at a time. */
export const TABS = ["handout", "code", "results"] as const;
export type Tab = (typeof TABS)[number];

/** How this page is divided now; what changes it changes the page at once. */
export interface FrameNow extends Frame {
  /** What a narrow page shows. */
  tab: Tab;
  /** Whether it is narrow; false until a script has looked. */
  isTabbed: boolean;
}

export const FrameContext = createContextId<FrameNow>("gradewire.frame");

/** The id of a part, by which its tab and its border name it. */
export function paneId(tab: Tab): string {
  return `pane-${tab}`;
}

export function tabId(tab: Tab): string {
  return `tab-${tab}`;
}

/** What makes an element a part of the page: where there are tabs, the panel of one. */
export function paneAttributes(tab: Tab, { isTabbed }: FrameNow) {
  return {
    id: paneId(tab),
    ...(isTabbed ? ({ role: "tabpanel", "aria-labelledby": tabId(tab) } as const) : {}),
  };
}
