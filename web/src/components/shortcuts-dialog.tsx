import { $, component$, useContext, useSignal } from "@builder.io/qwik";
import { useNavigate } from "@builder.io/qwik-city";

import { FrameContext } from "../frame/frame-context.ts";
import { keepFrame } from "../frame/keep-frame.ts";
import { isCovered, isTypingIn, type Shortcut, shortcutOf } from "../frame/shortcut.ts";
import { FOLLOW_EVENT } from "../wake/link-guard.ts";
import { FILTER_ID, RAIL_ID } from "./course-rail.tsx";
import { Icon } from "./icon.tsx";
import { SettingsContext } from "../settings/settings-context.ts";
import type { Settings } from "../settings/settings.ts";
import { words } from "../words/words.ts";

/** The buttons that open the list of shortcuts name it by this id. */
export const SHORTCUTS_ID = "shortcuts";
const TITLE_ID = "shortcuts-title";

/** Key presses of one action: any of the inner lists, whose keys are held together. */
type Ways = string[][];

interface Row {
  does: string;
  ways: Ways;
  /** The second way follows the first, in place of being another one. */
  inTurn?: true;
}

function groupsOfRows(keySet: Settings["keys"]): { title: string; rows: Row[] }[] {
  const { groups, actions, keys } = words.shortcuts;
  return [
    { title: groups.everywhere, rows: [{ does: actions.help, ways: [["?"]] }] },
    {
      title: groups.work,
      rows: [
        { does: actions.next, ways: [["Alt", "Page Down"]] },
        { does: actions.previous, ways: [["Alt", "Page Up"]] },
        { does: actions.search, ways: [["/"]] },
        {
          does: actions.submit,
          ways: [
            ["Ctrl", "Enter"],
            ["⌘", "Enter"],
          ],
        },
        {
          does: actions.run,
          ways: [
            ["Ctrl", "Shift", "Enter"],
            ["⌘", "Shift", "Enter"],
          ],
        },
        { does: actions.resize, ways: [[keys.arrows], ["Home"], ["End"]] },
        { does: actions.reset, ways: [["Enter"], [keys.doubleClick]] },
      ],
    },
    {
      title: groups.editor,
      rows: [
        { does: actions.indent, ways: [["Tab"]] },
        // With Vim's keys Escape is Vim's.
        {
          does: actions.leave,
          ways: [keySet === "vim" ? ["Ctrl", "M"] : ["Esc"], ["Tab"]],
          inTurn: true,
        },
      ],
    },
  ];
}

/** Every shortcut of the page, and what makes those that work everywhere work. */
export const ShortcutsDialog = component$(() => {
  const frame = useContext(FrameContext);
  const settings = useContext(SettingsContext);
  const navigate = useNavigate();
  const list = useSignal<HTMLElement>();

  const follow = $(async (shortcut: Shortcut) => {
    if (shortcut === "help") {
      list.value?.togglePopover();
      return;
    }
    if (shortcut === "search") {
      const rail = document.getElementById(RAIL_ID);
      const filter = document.getElementById(FILTER_ID);
      // Beside the work it is seen already; as a sheet it has to be opened first.
      if (rail !== null && filter?.checkVisibility() === false) {
        rail.showPopover();
      }
      filter?.focus();
      return;
    }
    const rel = shortcut === "next" ? "next" : "prev";
    const neighbour = document.querySelector<HTMLAnchorElement>(`a[rel=${rel}]`);
    if (neighbour?.dispatchEvent(new Event(FOLLOW_EVENT, { cancelable: true }))) {
      await navigate(neighbour.pathname);
      // What had the focus may have gone with the last page; Tab goes on from the new one's start. Not
      // from its title, which says itself.
      if (document.activeElement === document.body) {
        document.getElementById("main")?.focus();
      }
    }
  });

  return (
    <div
      ref={list}
      id={SHORTCUTS_ID}
      popover="auto"
      role="dialog"
      aria-labelledby={TITLE_ID}
      class="sheet"
      document:onKeyDown$={(event) => {
        const shortcut = shortcutOf(event, {
          isTyping: isTypingIn(event.target),
          hasSingleKeys: frame.singleKeys === "on",
        });
        // The list of shortcuts goes by the key that it came by.
        const isOwn = shortcut === "help" && list.value?.matches(":popover-open") === true;
        if (shortcut !== null && (isOwn || !isCovered())) {
          event.preventDefault();
          void follow(shortcut);
        }
      }}
    >
      <div class="flex items-center justify-between gap-4">
        <h2 id={TITLE_ID} class="text-lg font-semibold">
          {words.shortcuts.title}
        </h2>
        <button
          type="button"
          popovertarget={SHORTCUTS_ID}
          popovertargetaction="hide"
          class="site-tool -mr-2"
          aria-label={words.shortcuts.close}
          autoFocus
        >
          <Icon sign="close" />
        </button>
      </div>
      {groupsOfRows(settings.keys).map(({ title, rows }) => (
        <section key={title} class="mt-4">
          <h3 class="text-sm font-semibold text-soft">{title}</h3>
          <dl class="mt-1">
            {rows.map(({ does, ways, inTurn }) => (
              <div key={does} class="shortcut">
                <dt>{does}</dt>
                <dd>
                  {ways.map((keys, index) => (
                    <span key={index}>
                      {index > 0 && (
                        <span class="text-sm text-soft">
                          {" "}
                          {inTurn ? words.shortcuts.andThen : words.shortcuts.or}{" "}
                        </span>
                      )}
                      {keys.map((key, place) => (
                        <span key={key}>
                          {place > 0 && "+"}
                          <kbd>{key}</kbd>
                        </span>
                      ))}
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <label class="needs-script mt-4 flex items-start gap-2.5 border-t border-line pt-4">
        <input
          type="checkbox"
          class="mt-1 flex-none"
          checked={frame.singleKeys === "on"}
          onChange$={(_event, box) => {
            frame.singleKeys = box.checked ? "on" : "off";
            keepFrame(frame);
          }}
        />
        <span>
          {words.shortcuts.singles}
          <span class="block text-sm text-soft">{words.shortcuts.singlesWhy}</span>
        </span>
      </label>
    </div>
  );
});
