import { expect, test } from "vitest";

import type { Progress } from "../../contract/grader.ts";
import { SILENT, until } from "../testing/samples.ts";
import { createProgressSender } from "./progress-sender.ts";
import { RemoteError } from "./ports.ts";

function progressOf(gradingId: string, count: number): Progress {
  const tests = Array.from({ length: count }, (_, n) => ({
    name: `t.T.test_${n}`,
    title: null,
    outcome: "passed" as const,
    message: null,
    expected: null,
    actual: null,
    line: null,
    output: null,
  }));
  return { gradingId, lease: `lease-${gradingId}`, tests, testCount: 9 };
}

function setUp(answer: () => Promise<void> = async () => undefined) {
  const calls: string[][] = [];
  const sender = createProgressSender({
    coordinator: {
      progress(runs) {
        calls.push(runs.map(({ gradingId, tests }) => `${gradingId} ${tests.length}`));
        return answer();
      },
    },
    log: SILENT,
  });
  return { sender, calls };
}

test("what is ready together goes in one call, of one run only the newest", async () => {
  const { sender, calls } = setUp();
  sender.add(progressOf("a", 1));
  sender.add(progressOf("b", 1));
  sender.add(progressOf("a", 2));
  await until("it is sent", () => calls.length > 0);
  expect(calls).toEqual([["a 2", "b 1"]]);
});

test("of a run that has ended nothing more is sent", async () => {
  const { sender, calls } = setUp();
  sender.add(progressOf("a", 1));
  sender.drop("a");
  sender.add(progressOf("b", 1));
  await until("the other is sent", () => calls.length > 0);
  expect(calls).toEqual([["b 1"]]);
});

test("one call goes at a time, and one that fails is not repeated", async () => {
  const hung = Promise.withResolvers<void>();
  const { sender, calls } = setUp(() => hung.promise);
  sender.add(progressOf("a", 1));
  await until("it is under way", () => calls.length === 1);
  sender.add(progressOf("a", 2));
  sender.add(progressOf("a", 3));
  expect(calls).toHaveLength(1);
  hung.reject(new RemoteError("The Worker is away.", 503));
  await until("the next is sent", () => calls.length === 2);
  expect(calls).toEqual([["a 1"], ["a 3"]]);
});
