import { deleteOtherDrafts, putDraft } from "../api/browser.ts";
import { asUser, type Visitor } from "../api/session.ts";
import { createDraftKeeper, type SaveState } from "../draft/draft-keeper.ts";
import { draftKey, parseDraft, readDraft, writeDraft } from "../draft/local-drafts.ts";
import { chooseDraft, swapDraft } from "../draft/merge.ts";
import type { Settings } from "../settings/settings.ts";
import { deviceStorage } from "../storage/device-storage.ts";
import { words } from "../words/words.ts";
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
  /** Texts of the account that did not become its draft. */
  otherDrafts: readonly string[];
  /** The server's time when `draft` was read. */
  readAt: string;
  field: HTMLTextAreaElement;
  keys: Settings["keys"];
  visitor: Visitor;
  onUser: (userId: string) => void;
  onSave: (state: SaveState) => void;
  /** The text changed, or was found to differ from what the page was served with. */
  onText: (code: string) => void;
  /** How many other versions of the text this device keeps. */
  onOthers: (count: number) => void;
  /** Whether the text is one that `replace` put there, and what stood there can be brought back. */
  onReplaced: (by: string | null) => void;
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
  close: () => void;
}

/** Starts keeping the text of one assignment. */
export function startBench(options: BenchOptions): Bench {
  const { assignmentId, field, visitor, starter, draft, readAt } = options;
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
    server: draft === null ? null : lineFeeds(draft),
    readAt,
    starter: lineFeeds(starter),
  });

  let { base } = chosen;
  let replaced = local?.replaced ?? null;
  const elsewhere = options.otherDrafts.map(lineFeeds).filter((code) => code !== chosen.code);
  let others: readonly string[] = [...new Set([...chosen.others, ...elsewhere])];

  /** What was typed over which text goes along, so that a later page can tell which is newer. */
  function keep(code: string, savedAt: string | null): boolean {
    const typedOver = savedAt === null ? base : null;
    return writeDraft(storage, keyNow(), { code, savedAt, base: typedOver, others, replaced });
  }

  function showText(code: string): void {
    options.onText(code);
    options.onReplaced(replaced !== null && replaced.by === code ? code : null);
  }

  function setOthers(next: readonly string[]): void {
    others = next;
    options.onOthers(others.length);
  }

  const keeper = createDraftKeeper({
    code: chosen.code,
    dirty: chosen.dirty,
    keep,
    send: async (code, keepalive) => {
      base = { ...base, sent: code };
      const answer = await asUser(visitor, options.onUser, () =>
        putDraft(assignmentId, code, keepalive),
      );
      if (answer.ok) {
        base = { code, at: answer.data.savedAt, sent: null };
      }
      return answer;
    },
    onState: options.onSave,
  });
  if (field.value !== chosen.code) {
    editor.setText(chosen.code);
  }
  if (!chosen.dirty && draft !== null) {
    options.onSave("saved");
  }
  if (!chosen.dirty && others.length > 0) {
    keep(chosen.code, base.at);
  }
  setOthers(others);
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
      setOthers(other.others);
      replaced = other.replaced ?? null;
      // Another tab saved this assignment; what is unsaved here stays.
      if (other.savedAt !== null && !keeper.dirty() && other.code !== keeper.code()) {
        base = { code: other.code, at: other.savedAt, sent: null };
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
      keep(keeper.code(), keeper.dirty() ? null : base.at);
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

/** Some way before it is: it should be there when the student comes to it. */
const NEAR = "300px";

async function untilSeen(element: Element, signal: AbortSignal): Promise<void> {
  const seen = Promise.withResolvers<void>();
  const observer = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && seen.resolve(),
    { rootMargin: NEAR },
  );
  observer.observe(element);
  signal.addEventListener("abort", () => seen.resolve());
  await seen.promise;
  observer.disconnect();
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
