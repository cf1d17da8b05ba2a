import { type Extension, Facet } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { Vim, vim } from "@replit/codemirror-vim";

const onWrite = Facet.define<() => void>();

/** Vim's keys; `:w` saves. */
export function vimKeys(save: () => void): Extension {
  // There is one table of commands for all editors, so that each is asked what it does.
  Vim.defineEx("write", "w", ({ cm6 }: { cm6: EditorView }) => {
    for (const write of cm6.state.facet(onWrite)) {
      write();
    }
  });
  return [vim({ status: true }), onWrite.of(save)];
}
