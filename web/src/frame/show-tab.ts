import type { FrameNow, Tab } from "./frame-context.ts";

/** How far each part was scrolled, by the page's address and the tab. */
const places = new Map<string, number>();

/** Shows a part of a narrow page, at the place where it was left. */
export async function showTab(frame: FrameNow, tab: Tab): Promise<void> {
  if (frame.tab === tab) {
    return;
  }
  places.set(placeOf(frame.tab), scrollY);
  frame.tab = tab;
  if (frame.isTabbed) {
    // It is drawn in the frame after what it follows is known.
    await new Promise((resolve) => setTimeout(resolve, 50));
    scrollTo({ top: places.get(placeOf(tab)) ?? 0, behavior: "instant" });
  }
}

function placeOf(tab: Tab): string {
  return `${location.pathname} ${tab}`;
}
