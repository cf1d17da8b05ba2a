import { $, component$, sync$, useContext } from "@builder.io/qwik";

import { FrameContext, paneId } from "../frame/frame-context.ts";
import { type Pane, shareAfterKey, shareAt, SHARES } from "../frame/frame.ts";
import { keepFrame } from "../frame/keep-frame.ts";
import { words } from "../words/words.ts";

interface SplitterProps {
  pane: Pane;
}

/** The border of a part, which moves by mouse, finger and keyboard (the ARIA pattern of a window splitter). */
export const Splitter = component$<SplitterProps>(({ pane }) => {
  const frame = useContext(FrameContext);
  const { min, max } = SHARES[pane];
  return (
    <div
      class="splitter needs-script"
      data-pane={pane}
      role="separator"
      tabIndex={0}
      aria-label={words.work.splitters[pane]}
      aria-controls={paneId(pane)}
      aria-orientation={pane === "handout" ? "vertical" : "horizontal"}
      aria-valuenow={Math.round(frame[pane])}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown$={({ pointerId }, border) => {
        try {
          border.setPointerCapture(pointerId);
        } catch {
          // The pointer was lifted before this script was there.
        }
      }}
      onPointerMove$={({ pointerId, clientX, clientY }, border) => {
        const box = border.parentElement?.getBoundingClientRect();
        if (box !== undefined && border.hasPointerCapture(pointerId)) {
          frame[pane] = shareAt(pane, { box, x: clientX, y: clientY });
        }
      }}
      onLostPointerCapture$={() => keepFrame(frame)}
      onDblClick$={() => {
        frame[pane] = SHARES[pane].usual;
        keepFrame(frame);
      }}
      onKeyDown$={[
        // At once, before the page scrolls by the same key. With another key it is the browser's.
        sync$((event: KeyboardEvent, border: HTMLElement) => {
          const isVertical = border.ariaOrientation === "vertical";
          const own = isVertical
            ? /^(ArrowLeft|ArrowRight|Home|End)$/
            : /^(ArrowUp|ArrowDown|Home|End)$/;
          const isChord = event.altKey || event.ctrlKey || event.metaKey;
          if (!isChord && own.test(event.key)) event.preventDefault();
        }),
        $(({ key, altKey, ctrlKey, metaKey }: KeyboardEvent) => {
          const share = shareAfterKey(pane, frame[pane], key);
          if (share !== null && !(altKey || ctrlKey || metaKey)) {
            frame[pane] = share;
            keepFrame(frame);
          }
        }),
      ]}
    />
  );
});
