import { env } from "cloudflare:test";
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { ErrorEnvelope } from "../contract/errors.ts";
import { send } from "./testing/actors.ts";
import { bodiesFor, type Body, ODD_VALUES } from "./testing/bad-bodies.ts";
import { type JsonSchema, valueOf } from "./testing/schema-arbitrary.ts";
import { newWorld, REQUESTS, type World } from "./testing/world.ts";

const ORIGIN = "http://gradewire.test";
const RUNS_PER_ROUTE = 60;
/** FUZZ_SEED=… in the environment repeats a run. */
const SEED = Number(env.FUZZ_SEED || Date.now() % 2 ** 31);

interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  schema: JsonSchema;
}

interface Operation {
  method: string;
  path: string;
  parameters: Parameter[];
  body: JsonSchema | null;
}

async function readOperations(): Promise<Operation[]> {
  const response = await send(new Request(`${ORIGIN}/api/openapi.json`));
  const { paths } = await response.json<{
    paths: Record<
      string,
      Record<
        string,
        {
          parameters?: Parameter[];
          requestBody?: { content: Record<string, { schema: JsonSchema }> };
        }
      >
    >;
  }>();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content["application/json"]?.schema ?? null,
    })),
  );
}

const TABLES = (
  await env.DB.prepare(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '_cf_%'",
  ).all<{ name: string }>()
).results.map(({ name }) => name);

/** The number of rows of every table. */
async function countRows(): Promise<Record<string, number>> {
  const counts = TABLES.map((name) => `(select count(*) from "${name}") as "${name}"`);
  const row = await env.DB.prepare(`select ${counts.join(", ")}`).first<Record<string, number>>();
  if (row === null) throw new Error("no counts");
  return row;
}

/** A value of a parameter: what is really there, what its schema asks for, or something odd. */
function parameterValue({ schema }: Parameter, right: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(right) },
    valueOf(schema).map(String),
    fc
      .constantFrom(...ODD_VALUES)
      .map((odd) => (typeof odd === "string" ? odd : JSON.stringify(odd))),
    fc.string({ unit: "binary" }),
    fc.constantFrom("%00", "%ff", "..", "x".repeat(10_000)),
  );
}

/** Lone surrogates have no place in an address. */
function escaped(text: string): string {
  return text.startsWith("%") ? text : encodeURIComponent(text.toWellFormed());
}

const oddHeaders = fc.oneof(
  { weight: 16, arbitrary: fc.constant<Record<string, string>>({}) },
  fc.constantFrom<Record<string, string>>(
    { Origin: "null" },
    { Origin: "https://evil.example" },
    { "Sec-Fetch-Site": "cross-site" },
    { Upgrade: "websocket" },
    { Upgrade: "h2c", Connection: "Upgrade" },
    { Cookie: "gradewire=%ff; gradewire; =;;" },
    { Cookie: `gradewire=${"x".repeat(4_000)}` },
    { "Content-Encoding": "gzip" },
    { Accept: "text/html" },
    { "X-HTTP-Method-Override": "DELETE" },
    { "If-None-Match": "*" },
    { Range: "bytes=0-0" },
    { "CF-Connecting-IP": "not an address" },
    { Authorization: "Bearer" },
    { Authorization: `Bearer ${"x".repeat(5_000)}` },
    { Authorization: "Basic eDp5" },
  ),
);

const WHO = ["visitor", "owner", "admin", "holder"] as const;
type Who = (typeof WHO)[number];

/** Who gets furthest at an address. */
function apt({ path }: Operation): Who {
  if (path.startsWith("/api/grader/")) return "holder";
  return /\/(admin|instructors|invitations|feedback|close)\b|^\/api\/courses\/\{course\}$/.test(
    path,
  )
    ? "admin"
    : "owner";
}

/** Inputs around one that would be granted, with one thing or everything wrong about them. */
async function inputsFor(operation: Operation, world: World): Promise<fc.Arbitrary<Input>> {
  const name = `${operation.method} ${operation.path.slice("/api".length).replace(/\{(\w+)\}/g, ":$1")}`;
  const { params = {}, body } = (await REQUESTS[name]?.(world)) ?? {};
  const right: Record<string, string> = {
    course: world.course,
    assignmentId: world.assignmentId,
    ...params,
  };
  const values = operation.parameters.map((one) => {
    const value = parameterValue(one, right[one.name] ?? "1");
    return [one.name, one.in === "path" ? value : fc.option(value)] as const;
  });
  return fc.record({
    who: fc.oneof({ weight: 4, arbitrary: fc.constant(apt(operation)) }, fc.constantFrom(...WHO)),
    values: fc.record(Object.fromEntries(values)),
    body: bodiesFor(operation.body, body),
    headers: oddHeaders,
  });
}

interface Input {
  who: Who;
  /** Of each parameter; null for one that is left out. */
  values: Record<string, string | null>;
  body: Body;
  headers: Record<string, string>;
}

let address = 0;

function build(operation: Operation, { who, values, body, headers }: Input, world: World): Request {
  const url = new URL(
    `${ORIGIN}${operation.path.replace(/\{(\w+)\}/g, (_, name: string) => escaped(values[name] ?? "") || "-")}`,
  );
  for (const { name, in: place } of operation.parameters) {
    const value = values[name];
    if (place === "query" && typeof value === "string") {
      url.searchParams.append(name, value.toWellFormed());
    }
  }
  const token = world.tokens[who];
  address += 1;
  const sent = new Headers({
    // Each from an address of its own: how much one may send is another suite's.
    "CF-Connecting-IP": `2001:db8:${address.toString(16)}::1`,
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(body.contentType === null ? {} : { "Content-Type": body.contentType }),
    ...headers,
  });
  const hasBody = body.bytes !== null && operation.method !== "GET";
  const payload = hasBody ? (body.isStreamed ? streamOf(body.bytes!) : body.bytes) : null;
  return new Request(url, { method: operation.method, headers: sent, body: payload });
}

/** In pieces and with no length told ahead. */
function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  void (async () => {
    try {
      for (let start = 0; start < bytes.length; start += 100_000) {
        await writer.write(bytes.subarray(start, start + 100_000));
      }
      await writer.close();
    } catch {
      // The other side has read enough of it.
    }
  })();
  return readable;
}

const operations = await readOperations();

test("every call of the interface is described, and so driven", () => {
  console.log(`FUZZ_SEED=${SEED}`);
  expect(operations.length).toBeGreaterThan(25);
});

test.each(operations)(
  "$method $path answers anything with a refusal or what was asked, and keeps nothing of what it refused",
  { timeout: 60_000 },
  async (operation) => {
    const world = await newWorld();
    await fc.assert(
      fc.asyncProperty(await inputsFor(operation, world), async (input) => {
        const before = await countRows();
        const response = await send(build(operation, input, world));
        response.webSocket?.accept();
        response.webSocket?.close();
        expect(response.status).toBeLessThan(500);
        if (response.status < 400) {
          await response.body?.cancel();
          return;
        }
        ErrorEnvelope.parse(await response.json());
        expect(await countRows()).toEqual(before);
      }),
      { seed: SEED, numRuns: RUNS_PER_ROUTE, interruptAfterTimeLimit: 40_000 },
    );
  },
);
