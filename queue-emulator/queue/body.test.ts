import { expect, test } from "vitest";

import { encodeDelivered, encodeJson, encodeText } from "./body.ts";

test("json is base64 of its UTF-8, text is plain, and both count their UTF-8 bytes", () => {
  expect(encodeJson({ word: "größe" })).toEqual({
    contentType: "json",
    body: "eyJ3b3JkIjoiZ3LDtsOfZSJ9",
    bytes: 18,
  });
  expect(encodeText("größe")).toEqual({ contentType: "text", body: "größe", bytes: 7 });
});

test.each([
  [{ a: [1, null, { b: true }] }, "json"],
  ["a string", "json"],
  [null, "json"],
  [Object.create(null), "json"],
  [new Uint8Array([1, 2]).buffer, "bytes"],
  [new Uint8Array([1, 2]), "bytes"],
])("a delivered %o is taken as %s", (value, contentType) => {
  expect(encodeDelivered(value)?.contentType).toBe(contentType);
});

test("an object that appears twice is json, one that holds itself is not", () => {
  const shared = { a: 1 };
  expect(encodeDelivered([shared, shared])?.contentType).toBe("json");
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  expect(encodeDelivered(cyclic)).toBeNull();
});

test.each([[new Date(0)], [new Map()], [undefined], [{ a: undefined }], [Number.NaN], [1n]])(
  "a delivered %o needs the v8 type, which cannot be pulled",
  (value) => {
    expect(encodeDelivered(value)).toBeNull();
  },
);
