import type { Answer } from "../api/browser.ts";
import { backoffMs } from "../live/backoff.ts";
import { type AccountDraft, MAX_SENT, type SavedDraft } from "./merge.ts";

/**
 * Where the newest text is: with the account, on the way, only on this device, or nowhere but here. With
 * `conflict` it waits for the student's choice, since the account has another one that was typed
 * elsewhere.
 */
export type SaveState =
  | "untouched"
  | "saved"
  | "saving"
  | "kept"
  | "conflict"
  | "too_large"
  | "unkept";

const REST_MS = 1_500;

/** What the keeper knows of one assignment's text, and leaves on the device at every step. */
export interface KeptDraft {
  code: string;
  /** True while the account lacks this text. */
  dirty: boolean;
  /** What the account had when `code` was typed. */
  base: AccountDraft;
  /** What the account has instead, until the student has chosen. */
  conflict: SavedDraft | null;
}

export interface DraftKeeperOptions extends KeptDraft {
  /** Keeps the text on this device at once; false when the browser refuses. */
  keep: (draft: KeptDraft) => boolean;
  /** Sends the text to the account, as typed over what was saved at `base`. */
  send: (
    code: string,
    base: string | null,
    keepalive: boolean,
  ) => Promise<Answer<{ savedAt: string }>>;
  onState: (state: SaveState) => void;
  /**
   * The account has another text, or no longer: the student chose, or both became the same. Without
   * `isKept` this browser keeps nothing, and `mine` is nowhere but on this page.
   */
  onConflict: (theirs: SavedDraft | null, mine: string, isKept: boolean) => void;
}

export interface DraftKeeper {
  /** The text as it stands. */
  code: () => string;
  /** True while the account lacks this text. */
  dirty: () => boolean;
  /** The student changed the text. */
  change: (code: string) => void;
  /**
   * The account is found to have this text, saved by another tab or device. True when it takes the
   * place of the text here: only where that was saved too, and is older.
   */
  meet: (theirs: SavedDraft) => boolean;
  /** The text here is to be the account's. Gives the other one, or null when there is none. */
  keepMine: () => string | null;
  /** The account's text is to be the one here. Gives it, or null when there is no other. */
  takeTheirs: () => string | null;
  /** Writes what is kept on this device again, when what stands beside the text changed. */
  rewrite: () => void;
  /** Sends what is unsaved now, for a page that may be about to go. */
  flush: (keepalive?: boolean) => void;
  /** Sends what is unsaved and stops. */
  close: () => void;
}

/**
 * Keeps one assignment's text: on this device at every change, with the account after a rest. It
 * belongs to one assignment for its whole life, so no text can be saved under another. Every text goes
 * with the one that it was typed over, so that none replaces a text that nobody here has seen.
 */
export function createDraftKeeper(options: DraftKeeperOptions): DraftKeeper {
  let { code, dirty, base, conflict } = options;
  let sending = false;
  let closed = false;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = () => options.keep({ code, dirty, base, conflict });

  function show(state: SaveState): void {
    if (!closed) {
      options.onState(state);
    }
  }

  function later(ms: number): void {
    clearTimeout(timer);
    if (!closed) {
      timer = setTimeout(() => void send(false), ms);
    }
  }

  function setConflict(theirs: SavedDraft | null): void {
    conflict = theirs;
    const isKept = keep();
    if (!closed) {
      options.onConflict(theirs, code, isKept);
    }
  }

  /** The account has the text that stands here. */
  function settle(saved: SavedDraft): void {
    clearTimeout(timer);
    ({ code } = saved);
    base = { code, savedAt: saved.savedAt, sent: [] };
    dirty = false;
    attempt = 0;
    if (conflict === null) {
      keep();
    } else {
      setConflict(null);
    }
    show("saved");
  }

  /** The account has a text that this one was not typed over. */
  function dissent(theirs: SavedDraft): void {
    clearTimeout(timer);
    setConflict(theirs);
    show("conflict");
  }

  async function send(keepalive: boolean): Promise<void> {
    clearTimeout(timer);
    if (!dirty || sending || conflict !== null) {
      return;
    }
    sending = true;
    const sent = code;
    // Noted first: should the answer be lost, this is no text of somebody else.
    base = { ...base, sent: [...base.sent.filter((each) => each !== sent), sent].slice(-MAX_SENT) };
    keep();
    show("saving");
    const answer = await options.send(sent, base.savedAt, keepalive);
    sending = false;
    if (answer.ok) {
      const saved = { code: sent, savedAt: answer.data.savedAt };
      if (code === sent) {
        settle(saved);
        return;
      }
      // Typed on meanwhile: that text follows after its own rest, or now when the page goes.
      attempt = 0;
      base = { ...saved, sent: [] };
      keep();
      await sendOn();
      return;
    }
    const { code: problem, draft } = answer.problem;
    if (problem === "draft_conflict" && draft !== undefined) {
      if (draft.code === code) {
        settle(draft);
      } else if (base.sent.includes(draft.code)) {
        // It came from here, and only its answer was lost.
        base = { ...draft, sent: [] };
        keep();
        await sendOn(0);
      } else {
        dissent(draft);
      }
      return;
    }
    if (problem === "too_large" && code === sent) {
      show("too_large");
      return;
    }
    show(keep() ? "kept" : "unkept");
    later(backoffMs(attempt));
    attempt += 1;
  }

  async function sendOn(ms = REST_MS): Promise<void> {
    if (closed) {
      await send(true);
    } else {
      later(ms);
    }
  }

  if (dirty) {
    keep();
    if (conflict === null) {
      later(0);
    }
  }
  if (conflict !== null) {
    dissent(conflict);
  }

  return {
    code: () => code,
    dirty: () => dirty,
    change(next) {
      if (next === code) {
        return;
      }
      code = next;
      dirty = true;
      if (conflict !== null) {
        if (conflict.code === code) {
          settle(conflict);
        } else {
          dissent(conflict);
        }
        return;
      }
      keep();
      show("saving");
      attempt = 0;
      later(REST_MS);
    },
    meet(theirs) {
      const known = conflict ?? base;
      if (sending || (known.savedAt !== null && theirs.savedAt <= known.savedAt)) {
        return false;
      }
      if (theirs.code === code) {
        settle(theirs);
        return false;
      }
      if (dirty) {
        // Else the next save meets it.
        if (conflict !== null) {
          dissent(theirs);
        }
        return false;
      }
      settle(theirs);
      return true;
    },
    keepMine() {
      if (conflict === null) {
        return null;
      }
      const theirs = conflict;
      base = { ...theirs, sent: [] };
      setConflict(null);
      show("saving");
      later(0);
      return theirs.code;
    },
    takeTheirs() {
      if (conflict === null) {
        return null;
      }
      const theirs = conflict;
      settle(theirs);
      return theirs.code;
    },
    rewrite: () => void keep(),
    flush(keepalive = false) {
      void send(keepalive);
    },
    close() {
      void send(true);
      closed = true;
      clearTimeout(timer);
    },
  };
}
