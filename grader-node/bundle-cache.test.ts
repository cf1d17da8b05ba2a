import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { canonicalBundleText } from "../contract/bundle.ts";
import { createBundleCache } from "./bundle-cache.ts";
import { BUNDLE, BUNDLE_TEXT, SILENT, VERSION_ID } from "./testing/samples.ts";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "gradewire-cache-"));
});
afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

function setUp(options: { maxBytes?: number; texts?: Record<string, string> } = {}) {
  const texts = options.texts ?? { [VERSION_ID]: BUNDLE_TEXT };
  const fetched: string[] = [];
  const open = () =>
    createBundleCache({
      dir: join(dir, "bundles"),
      maxBytes: options.maxBytes ?? 1_000_000,
      async fetchText(versionId) {
        fetched.push(versionId);
        const text = texts[versionId];
        if (text === undefined) throw new Error("The Worker answered with status 404.");
        return text;
      },
      log: SILENT,
    });
  return { open, fetched };
}

const path = (versionId: string) => join(dir, "bundles", `${versionId}.json`);

function variant(n: number) {
  const text = canonicalBundleText({ ...BUNDLE, module: `solution${n}` });
  return { id: createHash("sha256").update(text).digest("hex"), text };
}

test("fetches a bundle once, also when several jobs ask at the same moment", async () => {
  const { open, fetched } = setUp();
  const cache = open();
  const [first] = await Promise.all([cache.get(VERSION_ID), cache.get(VERSION_ID)]);
  expect(first).toEqual(BUNDLE);
  await cache.get(VERSION_ID);
  expect(fetched).toHaveLength(1);
});

test("finds a bundle on disk after a restart", async () => {
  const { open, fetched } = setUp();
  await open().get(VERSION_ID);
  expect(await readFile(path(VERSION_ID), "utf8")).toBe(BUNDLE_TEXT);
  expect(await open().get(VERSION_ID)).toEqual(BUNDLE);
  expect(fetched).toHaveLength(1);
});

test.each([
  ["a changed byte", BUNDLE_TEXT.replace("5)", "6)")],
  ["half a file", BUNDLE_TEXT.slice(0, 100)],
  ["an empty file", ""],
])("%s on disk is noticed, and the bundle fetched again", async (_, damaged) => {
  const { open, fetched } = setUp();
  await open().get(VERSION_ID);
  await writeFile(path(VERSION_ID), damaged);
  expect(await open().get(VERSION_ID)).toEqual(BUNDLE);
  expect(fetched).toHaveLength(2);
  expect(await readFile(path(VERSION_ID), "utf8")).toBe(BUNDLE_TEXT);
});

test("refuses what is not the bundle of that name, and keeps none of it", async () => {
  const { open } = setUp({ texts: { [VERSION_ID]: variant(1).text } });
  await expect(open().get(VERSION_ID)).rejects.toThrow(/something else/);
  expect(await readdir(dir)).toEqual([]);
});

test("a failed fetch is not remembered", async () => {
  const texts: Record<string, string> = {};
  const { open } = setUp({ texts });
  const cache = open();
  await expect(cache.get(VERSION_ID)).rejects.toThrow(/404/);
  texts[VERSION_ID] = BUNDLE_TEXT;
  expect(await cache.get(VERSION_ID)).toEqual(BUNDLE);
});

test("a name that is no version is refused before it becomes a path", async () => {
  const { open, fetched } = setUp();
  await expect(open().get("../../etc/passwd")).rejects.toThrow(/invalid/i);
  expect(fetched).toEqual([]);
});

test("removes the bundles that were used longest ago when the disk's share is full", async () => {
  const variants = [variant(1), variant(2), variant(3)];
  const texts = Object.fromEntries(variants.map(({ id, text }) => [id, text]));
  const size = variants[0]!.text.length;
  const { open } = setUp({ texts, maxBytes: 2 * size + 1 });
  for (const { id } of variants.slice(0, 2)) {
    await open().get(id);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  // Used again, so the second one is now the oldest.
  await open().get(variants[0]!.id);
  await new Promise((resolve) => setTimeout(resolve, 15));
  await open().get(variants[2]!.id);
  const kept = await readdir(join(dir, "bundles"));
  const expected = [variants[0]!, variants[2]!].map(({ id }) => `${id}.json`);
  expect(new Set(kept)).toEqual(new Set(expected));
});

test("grades without a disk, only more slowly", async () => {
  await writeFile(join(dir, "bundles"), "a file where the directory should be");
  const { open } = setUp();
  expect(await open().get(VERSION_ID)).toEqual(BUNDLE);
});
