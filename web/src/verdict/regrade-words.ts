/**
 * When a verdict can be graded again, in words; null when it can be now.
 * @param at as ISO 8601
 * @param now in milliseconds since 1970
 */
export function regradeWords(at: string, now: number): string | null {
  const minutes = Math.ceil((Date.parse(at) - now) / 60_000);
  if (minutes <= 0) {
    return null;
  }
  const when = minutes === 1 ? "in a minute" : `in ${minutes} minutes`;
  return `This was graded again just now; the better result counts. Once more ${when}, if you like.`;
}
