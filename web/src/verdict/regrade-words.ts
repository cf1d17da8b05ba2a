import type { Words } from "../words/words.ts";

/**
 * When a verdict can be graded again, in words; null when it can be now.
 * @param at as ISO 8601
 * @param now in milliseconds since 1970
 */
export function regradeWords({ verdict }: Words, at: string, now: number): string | null {
  const minutes = Math.ceil((Date.parse(at) - now) / 60_000);
  return minutes <= 0 ? null : verdict.regradeLater(minutes);
}
