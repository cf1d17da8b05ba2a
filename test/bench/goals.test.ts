import { expect, test } from "vitest";

import type { Figures } from "./figures.ts";
import { goalsOf, isMet, outcomeOf } from "./goals.ts";
import { figuresWith } from "./testing/samples.ts";

const PEERS: [string, Figures][] = [
  ["prairielearn", figuresWith({ p50: 150, rates: [7, 11, 12] })],
  ["bubblewrap", figuresWith({ p50: 50, rates: [20, 44, 40] })],
];

function outcomes(own: [string, Figures][], channelUs: number | null) {
  return Object.fromEntries(
    goalsOf(new Map([...PEERS, ...own]), channelUs).map((goal) => [goal.text, outcomeOf(goal)]),
  );
}

test("each goal is met or missed by its own figures", () => {
  const own = figuresWith({ p50: 6.1, rates: [150, 240, 239], cpu: 15, idleSlotMb: 60.1 });
  expect(outcomes([["gradewire", own]], 29.9)).toEqual({
    "latency: Gradewire against PrairieLearn's way": "missed",
    "latency: Gradewire against bubblewrap": "met",
    "throughput: Gradewire against PrairieLearn's way": "met",
    "throughput: Gradewire against bubblewrap": "met",
    "latency: Gradewire under gVisor against PrairieLearn's way": "not measured",
    "throughput: Gradewire under gVisor against PrairieLearn's way": "not measured",
    "CPU of a job": "met",
    "memory of an idle warm slot": "missed",
    "cold node to its first verdict": "met",
    "one call through the channel": "met",
  });
});

test("nothing is met without figures", () => {
  expect(goalsOf(new Map(), null).map(isMet)).toEqual(Array.from({ length: 10 }, () => null));
});

test("a figure that came out as no number meets nothing", () => {
  const own = figuresWith({ p50: Number.NaN, rates: [1, 1, 1] });
  expect(outcomes([["gradewire", own]], Number.NaN)).toMatchObject({
    "latency: Gradewire against bubblewrap": "not measured",
    "one call through the channel": "not measured",
  });
});
