import * as fc from "fast-check";

/** The part of JSON Schema that the description of the interface uses. */
export interface JsonSchema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
}

/** Texts of the right type that are trouble to whoever keeps them. */
export const ODD_TEXTS = [
  "\u0000",
  "a\u0000b",
  "\ud800",
  "x\udc00y",
  "\u202e\ufeff",
  "\u{1f40d} e\u0301",
  "'; drop table users; --",
  "../../etc/passwd",
  "__proto__",
];

/** More of anything than this says nothing new about a route. */
const MOST = 4;

/** Values of the shape that a schema asks for. */
export function valueOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(valueOf));
  const [type] = [schema.type ?? "any"].flat();
  switch (type) {
    case "string":
      return stringOf(schema);
    case "integer":
      return fc.integer({ min: least(schema), max: Math.min(schema.maximum ?? 1e6, 1e6) });
    case "number":
      return fc.double({ min: least(schema), max: schema.maximum ?? 1e6, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(valueOf(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? MOST, MOST)),
      });
    case "object":
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, valueOf(inner)]),
        ),
        { requiredKeys: (schema.required ?? []) as never[], noNullPrototype: true },
      );
    default:
      return fc.jsonValue();
  }
}

function least({ minimum, exclusiveMinimum }: JsonSchema): number {
  return minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1);
}

function stringOf({ pattern, minLength = 0, maxLength = 64 }: JsonSchema): fc.Arbitrary<string> {
  // A zone's offset or a look-around is more than `stringMatching` can make up.
  if (pattern !== undefined && !pattern.includes("(?")) {
    return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= maxLength);
  }
  const length = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 64)) };
  return fc.oneof(
    fc.string(length),
    fc.string({ ...length, unit: "binary" }),
    fc.constantFrom(...ODD_TEXTS).filter((text) => text.length >= minLength),
  );
}
