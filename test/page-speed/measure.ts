import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "@playwright/test";

import type { LocalSystem } from "../../scripts/local-state.ts";
import { requireFreePort } from "../../scripts/ports.ts";
import { launchOptions } from "../support/chromium.ts";
import { publishCourse, type WrittenAssignment } from "../support/publish.ts";
import type { Figure } from "./figures.ts";
import { measureScores } from "./lighthouse.ts";
import { measureSizes } from "./sizes.ts";
import { measureMoves, measureVerdicts } from "./times.ts";

const PAGE = "/courses/first-steps/welcome-sign";
/** About as many tests as anybody writes by hand, each with something to say. */
const MANY_TESTS = "/courses/many-tests/many";

/** What the working page weighs, how soon it shows what is waited for, and Lighthouse's scores of it. */
export async function measurePage(local: LocalSystem): Promise<Figure[]> {
  await publishCourse(local, "many-tests", { many: manyTests(200) });
  const profile = await mkdtemp(join(tmpdir(), "gradewire-profile-"));
  const port = await requireFreePort(0);
  const { args, ...options } = launchOptions(profile);
  const browser = await chromium.launch({
    ...options,
    args: [...args, `--remote-debugging-port=${port}`],
  });
  const visit = async () => (await browser.newContext({ baseURL: local.url })).newPage();
  try {
    return [
      ...(await measureSizes(await visit(), PAGE)),
      await measureMoves(await visit(), PAGE),
      await measureVerdicts(await visit(), PAGE, "a verdict is painted after its message"),
      await measureVerdicts(await visit(), MANY_TESTS, "a verdict of 200 failed tests is painted"),
      ...(await measureScores(new URL(PAGE, local.url).href, port)),
    ];
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** An assignment whose starter fails so many tests. */
function manyTests(count: number): WrittenAssignment {
  const tests = Array.from({ length: count }, (_, n) => {
    const assertion = `self.assertEqual(double(${n + 1}), ${2 * n + 2})`;
    return `    def test_double_of_${n + 1}(self):\n        ${assertion}\n`;
  });
  return {
    toml: 'title = "Many tests"\n',
    starter: "def double(x):\n    return x\n",
    solution: "def double(x):\n    return 2 * x\n",
    tests: `import unittest
from solution import double

class Double(unittest.TestCase):
${tests.join("\n")}`,
  };
}
