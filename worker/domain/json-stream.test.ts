import * as fc from "fast-check";
import { expect, test } from "vitest";

import { writeJson } from "./json-stream.ts";

async function* pagesOf(items: readonly unknown[][]) {
  for (const page of items) yield page;
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

test("whatever the fields and however the lists are paged, it is the JSON of the whole", async () => {
  const lists = fc.dictionary(fc.string(), fc.array(fc.array(fc.jsonValue()), { maxLength: 4 }));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), lists, async (head, pages) => {
      const names = Object.keys(pages).filter((name) => !Object.hasOwn(head, name));
      const text = await textOf(
        writeJson(
          head,
          Object.fromEntries(names.map((name) => [name, pagesOf(pages[name] ?? [])])),
        ),
      );
      const whole = {
        ...head,
        ...Object.fromEntries(names.map((name) => [name, pages[name]?.flat()])),
      };
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(whole)));
    }),
  );
});

test("a page is read only once the text before it was taken", async () => {
  const read: number[] = [];
  async function* pages() {
    for (const page of [1, 2, 3]) {
      read.push(page);
      yield [page];
    }
  }
  const pieces = writeJson({ a: 1 }, { list: pages() });
  await pieces.next();
  expect(read).toEqual([]);
  await pieces.next();
  await pieces.next();
  expect(read).toEqual([1]);
});
