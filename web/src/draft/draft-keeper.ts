import type { Answer } from "../api/browser.ts";
import { backoffMs } from "../live/backoff.ts";

/** Where the newest text is: with the account, on the way, only on this device, or nowhere but here. */
export type SaveState = "untouched" | "saved" | "saving" | "kept" | "too_large" | "unkept";

const REST_MS = 1_500;

export interface DraftKeeperOptions {
  code: string;
  dirty: boolean;
  /** Keeps the text on this device at once; false when the browser refuses. */
  keep: (code: string, savedAt: string | null) => boolean;
  /** Sends the text to the account. */
  send: (code: string, keepalive: boolean) => Promise<Answer<{ savedAt: string }>>;
  onState: (state: SaveState) => void;
}

export interface DraftKeeper {
  /** The text as it stands. */
  code: () => string;
  /** True while the account lacks this text. */
  dirty: () => boolean;
  /** The student changed the text. */
  change: (code: string) => void;
  /** The text was replaced by one that the account already has (another tab saved it). */
  adopt: (code: string) => void;
  /** Sends what is unsaved now, for a page that may be about to go. */
  flush: (keepalive?: boolean) => void;
  /** Sends what is unsaved and stops. */
  close: () => void;
}

/**
 * Keeps one assignment's text: on this device at every change, with the account after a rest. It
 * belongs to one assignment for its whole life, so no text can be saved under another.
 */
export function createDraftKeeper(options: DraftKeeperOptions): DraftKeeper {
  let { code, dirty } = options;
  let sending = false;
  let closed = false;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

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

  async function send(keepalive: boolean): Promise<void> {
    clearTimeout(timer);
    if (!dirty || sending) {
      return;
    }
    sending = true;
    const sent = code;
    show("saving");
    const answer = await options.send(sent, keepalive);
    sending = false;
    if (answer.ok) {
      attempt = 0;
      if (code !== sent) {
        // Typed on meanwhile: that text follows after its own rest, or now when the page goes.
        if (closed) {
          await send(true);
        }
        later(REST_MS);
        return;
      }
      dirty = false;
      options.keep(sent, answer.data.savedAt);
      show("saved");
      return;
    }
    if (answer.problem.code === "too_large" && code === sent) {
      show("too_large");
      return;
    }
    show(options.keep(code, null) ? "kept" : "unkept");
    later(backoffMs(attempt));
    attempt += 1;
  }

  if (dirty) {
    options.keep(code, null);
    later(0);
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
      show(options.keep(code, null) ? "saving" : "unkept");
      attempt = 0;
      later(REST_MS);
    },
    adopt(next) {
      clearTimeout(timer);
      code = next;
      dirty = false;
      show("saved");
    },
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
