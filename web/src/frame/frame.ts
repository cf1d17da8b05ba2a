/**
 * How a working page is divided, on this device: a screen belongs to a device. Kept in a cookie, so
 * that the server divides the page so from its first byte and nothing jumps.
 */
export interface Frame {
  /** The handout's share of the width, in percent. */
  handout: number;
  /** The results' share of the height of the work, in percent. */
  results: number;
  /** Whether the list of assignments stands beside the work where there is room for it. */
  rail: (typeof SWITCH)[number];
  /** Shortcuts of a single key, which speech input sets off by accident (WCAG 2.1.4). */
  singleKeys: (typeof SWITCH)[number];
}

/** A part of the page that a border makes larger or smaller. */
export type Pane = "handout" | "results";

const SWITCH = ["on", "off"] as const;

export const SHARES: Record<Pane, { min: number; max: number; usual: number }> = {
  handout: { min: 20, max: 70, usual: 45 },
  results: { min: 10, max: 80, usual: 36 },
};

const KEY_STEP = 2;

export const FRAME_COOKIE = "gradewire-frame";

const USUAL: Frame = {
  handout: SHARES.handout.usual,
  results: SHARES.results.usual,
  rail: "on",
  singleKeys: "on",
};

/**
 * Reads what the cookie says; whatever is missing or unknown is as usual.
 * @param fields `handout=45&results=36&rail=on&singleKeys=on`
 */
export function readFrame(fields: URLSearchParams): Frame {
  const share = (pane: Pane) => {
    const value = Number(fields.get(pane) || Number.NaN);
    return Number.isFinite(value) ? clampShare(pane, value) : USUAL[pane];
  };
  const isOn = (name: "rail" | "singleKeys") =>
    SWITCH.find((each) => each === fields.get(name)) ?? USUAL[name];
  return {
    handout: share("handout"),
    results: share("results"),
    rail: isOn("rail"),
    singleKeys: isOn("singleKeys"),
  };
}

/** What goes into the cookie, and comes back by `readFrame`. */
export function writeFrame({ handout, results, rail, singleKeys }: Frame): string {
  return new URLSearchParams({
    handout: String(handout),
    results: String(results),
    rail,
    singleKeys,
  }).toString();
}

/** The nearest share that leaves both sides of use, to a tenth of a percent. */
export function clampShare(pane: Pane, share: number): number {
  const { min, max } = SHARES[pane];
  return Math.round(Math.min(max, Math.max(min, share)) * 10) / 10;
}

/** Of a box, where something stands in it. */
interface Place {
  box: { left: number; right: number; top: number; bottom: number };
  x: number;
  y: number;
}

/** The share of a pane whose border is put here. The handout is left of its border, results below. */
export function shareAt(pane: Pane, { box, x, y }: Place): number {
  const share =
    pane === "handout"
      ? (x - box.left) / (box.right - box.left)
      : (box.bottom - y) / (box.bottom - box.top);
  return clampShare(pane, share * 100);
}

/** The share after a key on the border, as in the ARIA pattern of a window splitter; null for another. */
export function shareAfterKey(pane: Pane, share: number, key: string): number | null {
  const { min, max } = SHARES[pane];
  const [less, more] = pane === "handout" ? ["ArrowLeft", "ArrowRight"] : ["ArrowDown", "ArrowUp"];
  const shares: Record<string, number> = {
    [less ?? ""]: share - KEY_STEP,
    [more ?? ""]: share + KEY_STEP,
    Home: min,
    End: max,
    Enter: SHARES[pane].usual,
  };
  const wanted = shares[key];
  return wanted === undefined ? null : clampShare(pane, wanted);
}
