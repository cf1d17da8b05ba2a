import { deleteOtherDrafts } from "../api/browser.ts";
import { asUser, type Visitor } from "../api/session.ts";
import { accountDraft, saveDraft } from "../draft/account-draft.ts";
import { createDraftKeeper, type KeptDraft, type SaveState } from "../draft/draft-keeper.ts";
import { lineFeeds } from "../draft/line-feeds.ts";
import { draftKey, parseDraft, readDraft, writeDraft } from "../draft/local-drafts.ts";
import { chooseDraft, type SavedDraft, swapDraft } from "../draft/merge.ts";
import { onReturn } from "../draft/on-return.ts";
import type { Settings } from "../settings/settings.ts";
import { deviceStorage } from "../storage/device-storage.ts";
import { words } from "../words/words.ts";
import { loadCodeMirror, untilSeen } from "./load-editor.ts";
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
  /** Texts of the account that did not become its draft. */
  otherDrafts: readonly string[];
  /** When the account took `draft`. */
  draftSavedAt: string | null;
  field: HTMLTextAreaElement;
  keys: Settings["keys"];
  visitor: Visitor;
  onUser: (userId: string) => void;
  onSave: (state: SaveState) => void;
  /** The text changed, or was found to differ from what the page was served with. */
  onText: (code: string) => void;
  /** How many other versions of the text this device keeps. */
  onOthers: (count: number) => void;
  /** The account has another text than the one here; null once that is settled. */
  onConflict: (conflict: Conflict | null) => void;
  /** Whether the text is one that `replace` put there, and what stood there can be brought back. */
  onReplaced: (by: string | null) => void;
}

/** Two texts of one assignment, of which the student chooses. */
export interface Conflict {
  mine: string;
  /** When it was last typed in here; null when that was on an earlier page. */
  typedAt: string | null;
  theirs: string;
  savedAt: string;
  /** False where this browser keeps nothing: `mine` goes with the page. */
  isKept: boolean;
}

/** The student's text on one assignment's page: the field, its better editor, and its keeping. */
export interface Bench {
  editor: () => TextEditor;
  /** Loads CodeMirror and puts it into `parent`, once the student is not typing. */
  enhance: (parent: HTMLElement) => Promise<void>;
  flush: () => void;
  /** The text as it stands. */
  code: () => string;
  /** Puts a text into the editor as one step; the one that stood there can be brought back. */
  replace: (code: string) => void;
  /** Brings back what the last `replace` took away. */
  bringBack: () => void;
  /** Puts another version into the editor; the text there becomes one of the others. */
  swap: () => void;
  /** Forgets the other versions. */
  keepThis: () => void;
  /** Settles a conflict: the text here becomes the account's, and the other one stays beside it. */
  keepMine: () => void;
  /** Settles a conflict: the account's text comes here, and the one here stays beside it. */
  takeTheirs: () => void;
  close: () => void;
}

/** Starts keeping the text of one assignment. */
export function startBench(options: BenchOptions): Bench {
  const { assignmentId, field, visitor, starter, draft, draftSavedAt } = options;
  const storage = deviceStorage();
  const listeners = new AbortController();
  const { signal } = listeners;
  const keyNow = () => draftKey(visitor.userId, assignmentId);
  const served = lineFeeds(draft ?? starter);
  let editor = plainEditor(field);
  let closed = false;
  let lastInputAt = 0;
  let composing = false;

  const typed = field.value === served ? null : field.value;
  const local = readDraft(storage, keyNow());
  const chosen = chooseDraft({
    typed,
    local,
    server:
      draft === null || draftSavedAt === null
        ? null
        : { code: lineFeeds(draft), savedAt: draftSavedAt },
    starter: lineFeeds(starter),
  });

  let replaced = local?.replaced ?? null;
  const elsewhere = options.otherDrafts.map(lineFeeds).filter((code) => code !== chosen.code);
  let others: readonly string[] = [...new Set([...chosen.others, ...elsewhere])];
  /**
   * A text of another tab that the account does not have: nowhere but in that tab, and in the record
   * that both write. Should both be closed without the network, neither text is to end the other.
   */
  let undecided: string | null = null;

  /** What was typed over which text goes along, so that a later page can tell which is newer. */
  function keep({ code, dirty, base, conflict }: KeptDraft): boolean {
    const beside = undecided === null ? others : [...new Set([...others, undecided])];
    const state = dirty
      ? { savedAt: null, base, conflict }
      : { savedAt: base.savedAt, base: null, conflict: null };
    return writeDraft(storage, keyNow(), { code, ...state, others: beside, replaced });
  }

  function showText(code: string): void {
    options.onText(code);
    options.onReplaced(replaced !== null && replaced.by === code ? code : null);
  }

  function setOthers(next: readonly string[]): void {
    others = next;
    options.onOthers(others.length);
  }

  /** Before a text gives way to another: it stays until the student lets it go. */
  function keepBeside(code: string): void {
    setOthers([code, ...others.filter((each) => each !== code)]);
  }

  const keeper = createDraftKeeper({
    code: chosen.code,
    dirty: chosen.dirty,
    base: chosen.base,
    conflict: chosen.conflict,
    keep,
    send: async (code, base, keepalive) =>
      asUser(visitor, options.onUser, () => saveDraft(assignmentId, { code, base, keepalive })),
    onState: options.onSave,
    onConflict(theirs, mine, isKept) {
      options.onConflict(
        theirs === null
          ? null
          : {
              mine,
              typedAt: lastInputAt === 0 ? null : new Date(lastInputAt).toISOString(),
              theirs: theirs.code,
              savedAt: theirs.savedAt,
              isKept,
            },
      );
    },
  });
  if (field.value !== chosen.code) {
    editor.setText(chosen.code);
  }
  if (!chosen.dirty && draft !== null) {
    options.onSave("saved");
  }
  setOthers(others);
  if (!chosen.dirty && others.length > 0) {
    keeper.rewrite();
  }
  showText(chosen.code);

  field.addEventListener(
    "input",
    () => {
      lastInputAt = Date.now();
      keeper.change(field.value);
      showText(field.value);
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
      if (other === null) {
        return;
      }
      setOthers(other.others.filter((each) => each !== keeper.code()));
      replaced = other.replaced ?? null;
      undecided = other.savedAt === null ? other.code : null;
      if (other.savedAt !== null) {
        meet({ code: other.code, savedAt: other.savedAt });
      }
    },
    { signal },
  );
  onReturn(signal, async () => {
    const saved = await accountDraft(visitor, assignmentId);
    if (saved !== null && !closed) {
      meet(saved);
    }
  });

  /** Another tab or device saved this assignment; what is unsaved here stays. */
  function meet(saved: SavedDraft): void {
    if (keeper.meet(saved)) {
      editor.setText(saved.code);
    }
  }

  function isTyping(): boolean {
    return composing || Date.now() - lastInputAt < TYPING_REST_MS;
  }

  async function enhance(parent: HTMLElement): Promise<void> {
    await untilSeen(field, signal);
    const loaded = closed ? null : await loadCodeMirror();
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
        words: words.editor,
        keys: options.keys,
        keptAs: keyNow,
        onSave: () => keeper.flush(),
      });
    }
  }

  return {
    editor: () => editor,
    enhance,
    flush: () => keeper.flush(),
    code: () => keeper.code(),
    replace(next) {
      const by = lineFeeds(next);
      const code = keeper.code();
      if (by !== code) {
        replaced = { code, by };
        editor.setText(by);
      }
    },
    bringBack() {
      if (replaced !== null) {
        editor.setText(replaced.code);
      }
      editor.focus();
    },
    swap() {
      const swapped = swapDraft(keeper.code(), others);
      setOthers(swapped.others);
      editor.setText(swapped.code);
      editor.focus();
    },
    keepThis() {
      setOthers([]);
      if (options.otherDrafts.length > 0) {
        void deleteOtherDrafts(assignmentId);
      }
      keeper.rewrite();
      editor.focus();
    },
    keepMine() {
      const theirs = keeper.keepMine();
      if (theirs !== null) {
        keepBeside(theirs);
        keeper.rewrite();
      }
      editor.focus();
    },
    takeTheirs() {
      const mine = keeper.code();
      const theirs = keeper.takeTheirs();
      if (theirs !== null) {
        keepBeside(mine);
        keeper.rewrite();
        editor.setText(theirs);
      }
      editor.focus();
    },
    close() {
      closed = true;
      listeners.abort();
      keeper.close();
      editor.close();
    },
  };
}
