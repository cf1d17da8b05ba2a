/** A field's value never holds CR, so neither does what it is compared with. */
export function lineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}
