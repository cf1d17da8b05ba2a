import { expect, test } from "vitest";

import { createFrameReader, encodeFrame } from "./frames.ts";

function readerOf(maxBytes?: number) {
  const frames: unknown[] = [];
  const read = createFrameReader((body) => frames.push(JSON.parse(body.toString())), maxBytes);
  return { frames, read };
}

test("a frame is its length in four bytes, then JSON in UTF-8", () => {
  const frame = encodeFrame({ text: "ü" });
  expect(frame.readUInt32BE(0)).toBe(frame.length - 4);
  expect(frame.subarray(4).toString("utf8")).toBe('{"text":"ü"}');
});

test("reads frames however the bytes are cut", () => {
  const values = [{ a: 1 }, "", [], { text: "ü".repeat(1_000) }, null];
  const bytes = Buffer.concat(values.map(encodeFrame));
  for (const size of [1, 2, 3, 5, 64, 1_000, bytes.length]) {
    const { frames, read } = readerOf();
    for (let at = 0; at < bytes.length; at += size) read(bytes.subarray(at, at + size));
    expect(frames).toEqual(values);
  }
});

test("refuses a frame over the cap by its header, before its body has come", () => {
  const { frames, read } = readerOf(100);
  const header = Buffer.alloc(4);
  header.writeUInt32BE(101);
  expect(() => read(header)).toThrow(RangeError);
  expect(frames).toEqual([]);
});

test("takes a frame that is as large as the cap", () => {
  const value = "x".repeat(98);
  const { frames, read } = readerOf(100);
  read(encodeFrame(value));
  expect(frames).toEqual([value]);
});

test("an unfinished frame is no frame", () => {
  const { frames, read } = readerOf();
  const frame = encodeFrame({ verdict: "correct" });
  read(frame.subarray(0, frame.length - 1));
  expect(frames).toEqual([]);
});
