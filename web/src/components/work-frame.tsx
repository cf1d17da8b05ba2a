import { component$, Slot, useContext } from "@builder.io/qwik";

import { FrameContext } from "../frame/frame-context.ts";

/** The working page, divided as the student left it. */
export const WorkFrame = component$(() => {
  const frame = useContext(FrameContext);
  return (
    <div
      class="work-page"
      data-rail={frame.rail}
      data-tab={frame.tab}
      style={{ "--handout": `${frame.handout}`, "--results": `${frame.results}` }}
    >
      <Slot />
    </div>
  );
});
