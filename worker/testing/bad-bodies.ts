import * as fc from "fast-check";

import { type JsonSchema, ODD_TEXTS, valueOf } from "./schema-arbitrary.ts";

/** What is sent as a body: text or bytes, or nothing; in one piece with its length, or in many without. */
export interface Body {
  bytes: Uint8Array<ArrayBuffer> | null;
  contentType: string | null;
  isStreamed: boolean;
}

/** Over every limit that a route for people has, and below what a test wants to make of it. */
const HUGE = 600_000;

/** Values that look like text and numbers and are trouble. */
export const ODD_VALUES: unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  2 ** 53,
  "",
  ...ODD_TEXTS,
  [],
  {},
  [[]],
  { __proto__: null },
  "x".repeat(70_000),
];

const oddValue = fc.oneof(
  fc.constantFrom(...ODD_VALUES),
  fc.jsonValue(),
  fc.string({ unit: "binary" }),
);

/** A value with one place in it, or a new one, replaced by another value. */
function spoil(value: unknown, by: unknown, where: number): unknown {
  if (Array.isArray(value)) {
    const index = where % (value.length + 1);
    const deeper = index < value.length && where % 2 === 0;
    return value.toSpliced(index, 1, deeper ? spoil(value[index], by, where >> 1) : by);
  }
  if (typeof value !== "object" || value === null) return by;
  const keys = [...Object.keys(value), "__proto__", "constructor", "one more"];
  const key = keys[where % keys.length] ?? "";
  const old: unknown = Reflect.get(value, key);
  const inner = where % 2 === 0 && typeof old === "object" ? spoil(old, by, where >> 1) : by;
  const copy: object = structuredClone(value);
  Object.defineProperty(copy, key, { value: inner, enumerable: true, configurable: true });
  return copy;
}

function textsFor(good: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const text = good.map((value) => JSON.stringify(value));
  const spoilt = fc
    .tuple(good, oddValue, fc.nat(1_000))
    .map(([value, by, where]) => JSON.stringify(spoil(value, by, where)));
  const deep = fc.tuple(fc.constantFrom("[", '{"a":'), fc.constantFrom(10, 1_000, 50_000));
  return fc.oneof(
    { weight: 5, arbitrary: text },
    { weight: 5, arbitrary: spoilt },
    oddValue.map((value) => JSON.stringify(value)),
    fc.tuple(text, fc.nat(200)).map(([whole, at]) => whole.slice(0, at % (whole.length + 1))),
    fc.string({ unit: "binary" }),
    // The same key twice, one of them spoilt.
    fc
      .tuple(text, oddValue)
      .map(([whole, by]) => whole.replace("{", `{"code":${JSON.stringify(by)},"token":1,`)),
    text.map((whole) => `${" ".repeat(HUGE)}${whole}`),
    text.map((whole) => whole.replace('":"', `":"${"x".repeat(HUGE)}`)),
    deep.map(([open, times]) => open.repeat(times)),
    deep.map(
      ([open, times]) => `${open.repeat(times)}1${(open === "[" ? "]" : "}").repeat(times)}`,
    ),
    deep.map(([open, times]) => `{"reports":${open.repeat(times)}`),
  );
}

/**
 * Bodies of every kind for a route that asks for this schema, or for none. `right` is one that would
 * be granted.
 */
export function bodiesFor(schema: JsonSchema | null, right: unknown): fc.Arbitrary<Body> {
  const good = fc.oneof(valueOf(schema ?? {}), fc.constant(right ?? {}));
  const bytes = fc.oneof(
    { weight: 8, arbitrary: textsFor(good).map(encode) },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ maxLength: 64 }).map((odd) => Uint8Array.from(odd)),
    },
    {
      weight: 1,
      arbitrary: good.map((value) => {
        return Uint8Array.from([...encode(JSON.stringify(value)), 0xff, 0xc3]);
      }),
    },
  );
  return fc.record({
    bytes:
      schema === null
        ? fc.option(bytes)
        : fc.oneof({ weight: 9, arbitrary: bytes }, fc.constant(null)),
    contentType: fc.oneof(
      { weight: 24, arbitrary: fc.constant("application/json") },
      fc.constantFrom(
        null,
        "text/plain",
        "application/json; charset=utf-16",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        ";;;",
        "application/jsonish",
      ),
    ),
    isStreamed: fc.boolean(),
  });
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}
