import { putDraft } from "../api/browser.ts";
import { asUser, type Visitor } from "../api/session.ts";
import { createDraftKeeper, type SaveState } from "../draft/draft-keeper.ts";
import { draftKey, parseDraft, readDraft, writeDraft } from "../draft/local-drafts.ts";
import { chooseDraft } from "../draft/merge.ts";
import type * as CodeMirror from "./code-mirror.ts";
import { plainEditor, type TextEditor } from "./text-editor.ts";

const HINT_ID = "code-hint";
const LABEL_ID = "code-label";
/** The plain field is replaced only when nobody typed in it for this long. */
const TYPING_REST_MS = 400;

export interface BenchOptions {
  assignmentId: string;
  starter: string;
  /** The account's draft as the page was served with it. */
  draft: string | null;
  /** The server's time when `draft` was read. */
  readAt: string;
  field: HTMLTextAreaElement;
  visitor: Visitor;
  onUser: (userId: string) => void;
  onSave: (state: SaveState) => void;
  /** The text changed, or was found to differ from what the page was served with. */
  onText: (code: string) => void;
}

/** The student's text on one assignment's page: the field, its better editor, and its keeping. */
export interface Bench {
  editor: () => TextEditor;
  /** Loads CodeMirror and puts it into `parent`, once the student is not typing. */
  enhance: (parent: HTMLElement) => Promise<void>;
  flush: () => void;
  close: () => void;
}

/** Starts keeping the text of one assignment. */
export function startBench(options: BenchOptions): Bench {
  const { assignmentId, field, visitor, starter, draft, readAt } = options;
  const listeners = new AbortController();
  const { signal } = listeners;
  const keyNow = () => draftKey(visitor.userId, assignmentId);
  const served = lineFeeds(draft ?? starter);
  let editor = plainEditor(field);
  let closed = false;
  let lastInputAt = 0;
  let composing = false;

  const typed = field.value === served ? null : field.value;
  const chosen = chooseDraft({
    typed,
    local: readDraft(localStorage, keyNow()),
    server: draft === null ? null : lineFeeds(draft),
    readAt,
    starter: lineFeeds(starter),
  });

  const keeper = createDraftKeeper({
    ...chosen,
    keep: (code, savedAt) => writeDraft(localStorage, keyNow(), { code, savedAt }),
    send: (code, keepalive) =>
      asUser(visitor, options.onUser, () => putDraft(assignmentId, code, keepalive)),
    onState: options.onSave,
  });
  if (field.value !== chosen.code) {
    editor.setText(chosen.code);
  }
  if (!chosen.dirty && draft !== null) {
    options.onSave("saved");
  }
  options.onText(chosen.code);

  field.addEventListener(
    "input",
    () => {
      lastInputAt = Date.now();
      keeper.change(field.value);
      options.onText(field.value);
    },
    { signal },
  );
  field.addEventListener("compositionstart", () => void (composing = true), { signal });
  field.addEventListener("compositionend", () => void (composing = false), { signal });
  globalThis.addEventListener("online", () => keeper.flush(), { signal });
  globalThis.addEventListener("pagehide", () => keeper.flush(true), { signal });
  document.addEventListener(
    "visibilitychange",
    () => {
      if (document.visibilityState === "hidden") {
        keeper.flush(true);
      }
    },
    { signal },
  );
  globalThis.addEventListener(
    "storage",
    (event) => {
      const other = event.key === keyNow() ? parseDraft(event.newValue) : null;
      // Another tab saved this assignment; what is unsaved here stays.
      if (
        other !== null &&
        other.savedAt !== null &&
        !keeper.dirty() &&
        other.code !== keeper.code()
      ) {
        keeper.adopt(other.code);
        editor.setText(other.code);
      }
    },
    { signal },
  );

  function isTyping(): boolean {
    return composing || Date.now() - lastInputAt < TYPING_REST_MS;
  }

  async function enhance(parent: HTMLElement): Promise<void> {
    const loaded = await loadCodeMirror();
    while (isTyping()) {
      await new Promise((resolve) => setTimeout(resolve, TYPING_REST_MS));
    }
    if (!closed && loaded !== null) {
      editor = loaded.mountCodeMirror({
        field,
        parent,
        base: typed === null ? chosen.code : served,
        labelId: LABEL_ID,
        hintId: HINT_ID,
      });
    }
  }

  return {
    editor: () => editor,
    enhance,
    flush: () => keeper.flush(),
    close() {
      closed = true;
      listeners.abort();
      keeper.close();
      editor.close();
    },
  };
}

const LOAD_TRIES = 4;
const LOAD_RETRY_MS = 2_000;

/** Null when the network does not bring it: the plain field goes on serving. */
async function loadCodeMirror(): Promise<typeof CodeMirror | null> {
  for (let attempt = 1; attempt <= LOAD_TRIES; attempt += 1) {
    try {
      return await import("./code-mirror.ts");
    } catch {
      await new Promise((resolve) => setTimeout(resolve, LOAD_RETRY_MS * attempt));
    }
  }
  return null;
}

/** A field's value never holds CR, so neither does what it is compared with. */
function lineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}
