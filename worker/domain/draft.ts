/** A text that the account has, and when it took it (milliseconds since 1970). */
export interface SavedText {
  code: string;
  savedAt: number;
}

export interface TypedText {
  code: string;
  /** When the text was saved that this one was typed over; null for none; undefined where nobody says. */
  base: number | null | undefined;
}

export type DraftOutcome =
  | { saved: true; savedAt: number }
  /** Somebody else's text is there, which this one was not typed over. */
  | { saved: false; draft: SavedText };

/**
 * What becomes of a draft. A text that was typed over another one than the account has now replaces
 * nothing; the text that is there already is there, whatever it was typed over. The times of one draft
 * only ever grow, so that each names one text.
 */
export function judgeDraft(current: SavedText | null, typed: TypedText, now: number): DraftOutcome {
  if (current === null) return { saved: true, savedAt: now };
  if (typed.base !== undefined) {
    if (typed.code === current.code) return { saved: true, savedAt: current.savedAt };
    if (typed.base !== current.savedAt) return { saved: false, draft: current };
  }
  return { saved: true, savedAt: Math.max(now, current.savedAt + 1) };
}
