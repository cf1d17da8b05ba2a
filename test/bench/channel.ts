import { randomUUID } from "node:crypto";

import { DEFAULT_REUSE } from "../../grader-node/sandbox/settings.ts";
import type { SandboxJob } from "../../grader-node/sandbox/types.ts";
import { percentile } from "../load/percentiles.ts";
import { openGradewire } from "./gradewire-sandbox.ts";

const CALLS = 20_000;

const CODE = `def add(a, b):
    return a + b


def join(words, separator):
    return separator.join(words)
`;

/** What one call costs, from the test's process to the program's and back, in microseconds. */
export interface ChannelCost {
  /** `add(i, 2)`: two ints, one int back. */
  intsUs: number;
  /** `join(["a", "b", "c"], "-")`: a list and a str, a str back. */
  listUs: number;
}

function channelJob(call: string, calls: number): SandboxJob {
  const source = `import unittest

from solution import add, join


class ChannelTest(unittest.TestCase):
    def test_calls(self):
        for i in range(${calls}):
            ${call}
`;
  return {
    module: "solution",
    isolation: "split",
    limits: { cpuSeconds: 60, memoryMb: 256, outputKb: 64 },
    files: [{ path: "tests/test_channel.py", source }],
    code: CODE,
  };
}

/** Jobs that do nothing but call, less jobs that call once: the median of `repeats` of each. */
export async function measureChannel(
  image: string,
  repeats: number,
  signal: AbortSignal,
): Promise<ChannelCost> {
  const node = `bench-${randomUUID()}`;
  const sandbox = await openGradewire({ image, node, slots: 1, reuse: DEFAULT_REUSE });
  async function medianWallMs(call: string, calls: number): Promise<number> {
    const samples: number[] = [];
    for (let i = 0; i < repeats; i += 1) {
      const { verdict, wallMs } = await sandbox.run(channelJob(call, calls), signal);
      if (verdict !== "correct") throw new Error(`The job of many calls was called ${verdict}.`);
      samples.push(wallMs);
    }
    return percentile(samples, 0.5);
  }
  async function costUs(call: string): Promise<number> {
    const ms = (await medianWallMs(call, CALLS)) - (await medianWallMs(call, 1));
    return Math.round((ms * 10_000) / (CALLS - 1)) / 10;
  }
  try {
    return {
      intsUs: await costUs("add(i, 2)"),
      listUs: await costUs('join(["a", "b", "c"], "-")'),
    };
  } finally {
    await sandbox.close();
  }
}
