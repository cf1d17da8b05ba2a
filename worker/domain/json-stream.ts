/**
 * One JSON object in pieces: the fields of `head`, then lists that are too long to be held at once,
 * each read page by page as the text is taken.
 */
export async function* writeJson(
  head: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, AsyncIterable<readonly unknown[]>>>,
): AsyncGenerator<string> {
  let separator = "{";
  for (const [name, value] of Object.entries(head)) {
    yield `${separator}${JSON.stringify(name)}:${JSON.stringify(value)}`;
    separator = ",";
  }
  for (const [name, pages] of Object.entries(lists)) {
    yield `${separator}${JSON.stringify(name)}:[`;
    separator = "";
    for await (const page of pages) {
      for (const item of page) {
        yield `${separator}${JSON.stringify(item)}`;
        separator = ",";
      }
    }
    yield "]";
    separator = ",";
  }
  yield separator === "{" ? "{}" : "}";
}
