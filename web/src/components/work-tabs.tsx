import { component$, useContext, useSignal, useVisibleTask$ } from "@builder.io/qwik";

import { FrameContext, paneId, tabId, TABS } from "../frame/frame-context.ts";
import { showTab } from "../frame/show-tab.ts";
import { words } from "../words/words.ts";

/** On a narrow page, which part of it is shown. Without script all stand one below the other. */
export const WorkTabs = component$(() => {
  const frame = useContext(FrameContext);
  const list = useSignal<HTMLElement>();

  // eslint-disable-next-line qwik/no-use-visible-task -- how wide the page is, only the browser knows
  useVisibleTask$(
    (task) => {
      const look = () => {
        frame.isTabbed = list.value?.checkVisibility() ?? false;
      };
      look();
      addEventListener("resize", look);
      task.cleanup(() => removeEventListener("resize", look));
    },
    { strategy: "document-ready" },
  );

  return (
    <div
      ref={list}
      class="tabs"
      role="tablist"
      aria-label={words.work.parts}
      onKeyDown$={async ({ key }) => {
        const at = TABS.indexOf(frame.tab);
        const to: Record<string, number> = {
          ArrowLeft: at - 1,
          ArrowRight: at + 1,
          Home: 0,
          End: TABS.length - 1,
        };
        const place = to[key];
        if (place !== undefined) {
          await showTab(frame, TABS.at(place % TABS.length) ?? frame.tab);
          document.getElementById(tabId(frame.tab))?.focus();
        }
      }}
    >
      {TABS.map((tab) => (
        <button
          key={tab}
          id={tabId(tab)}
          type="button"
          role="tab"
          class="tab"
          aria-selected={frame.tab === tab}
          aria-controls={paneId(tab)}
          tabIndex={frame.tab === tab ? 0 : -1}
          onClick$={() => showTab(frame, tab)}
        >
          {words.work.tabs[tab]}
        </button>
      ))}
    </div>
  );
});
