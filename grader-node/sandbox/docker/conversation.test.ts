import { expect, test } from "vitest";

import { encodeFrame } from "../frames.ts";
import { SandboxError } from "../types.ts";
import { createConversation } from "./conversation.ts";

const READY = encodeFrame({ type: "ready", isolation: "namespaces", reason: null });
const FAULT = encodeFrame({ type: "error", reason: "no fork" });

function open() {
  const written: unknown[] = [];
  let ends = 0;
  const talk = createConversation({
    write: (frame) => void written.push(JSON.parse(frame.subarray(4).toString())),
    onEnd: () => void (ends += 1),
  });
  return { talk, written, ends: () => ends };
}

test("a container is asked when it is ready, answers, and is ready again", async () => {
  const { talk, written, ends } = open();
  talk.read(READY.subarray(0, 7));
  talk.read(READY.subarray(7));
  expect(await talk.ready()).toMatchObject({ isolation: "namespaces" });
  for (const job of ["first", "second"]) {
    const answer = talk.ask({ job });
    expect(talk.hasSpoken).toBe(false);
    // In one piece, as a stream may carry them.
    talk.read(Buffer.concat([FAULT, READY]));
    expect(await answer).toEqual({ type: "error", reason: "no fork" });
    await talk.ready();
  }
  expect(written).toEqual([{ job: "first" }, { job: "second" }]);
  expect(ends()).toBe(0);
});

test.each<[string, Buffer[], RegExp]>([
  ["an answer before it is ready", [FAULT], /malformed/],
  ["an answer before it was asked", [READY, FAULT], /before it was asked/],
  ["ready twice", [READY, READY], /before it was asked/],
  ["no JSON", [Buffer.from([0, 0, 0, 1, 0x7b])], /something else than JSON/],
  ["an isolation that there is not", [encodeFrame({ type: "ready", isolation: "" })], /malformed/],
  ["a frame beyond the cap", [Buffer.from([0x7f, 0, 0, 0])], /cap/],
])("%s ends it", async (_name, chunks, reason) => {
  const { talk, ends } = open();
  for (const chunk of chunks) talk.read(chunk);
  expect(talk.hasEnded).toBe(true);
  expect(ends()).toBe(1);
  await expect(talk.ask({})).rejects.toThrow(reason);
});

test("a second answer ends it, and the first one counts", async () => {
  const { talk } = open();
  talk.read(READY);
  const answer = talk.ask({});
  talk.read(Buffer.concat([FAULT, FAULT]));
  expect(await answer).toEqual({ type: "error", reason: "no fork" });
  await expect(talk.ready()).rejects.toThrow(/malformed/);
});

test("whoever waits when it ends is told the first reason", async () => {
  const { talk, ends } = open();
  const ready = talk.ready();
  talk.end(new SandboxError("It was killed."));
  talk.end(new SandboxError("It was removed."));
  await expect(ready).rejects.toThrow("It was killed.");
  expect(ends()).toBe(1);
});

test("whoever asks too early has no answer", async () => {
  const { talk, written } = open();
  await expect(talk.ask({})).rejects.toThrow(/before it was ready/);
  expect(written).toEqual([]);
});

test("whoever asks after the end does not have what the last job was answered", async () => {
  const { talk } = open();
  talk.read(READY);
  const answer = talk.ask({});
  talk.read(Buffer.concat([FAULT, READY]));
  expect(await answer).toEqual({ type: "error", reason: "no fork" });
  talk.end(new SandboxError("It was killed."));
  await expect(talk.ask({})).rejects.toThrow("It was killed.");
});
