import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { readHeader } from "./program.ts";
import { GROUPS, readSuite } from "./suite.ts";

const HOW = "# how: It does something or other.\n";
const GOOD = `# expect: incorrect\n# assignment: add\n${HOW}\nprint(1)\n`;

describe("the header of a program", () => {
  it("is read with continued lines, several verdicts and what the program needs", () => {
    const code = `# expect: incorrect | time_limit\n# assignment: add\n# how: Does one thing,\n#   then another.\n# fools: correct\n# needs: processes, namespaces\n# a comment of the program's`;
    expect(() => readHeader("x.py", code)).toThrow(/no field: # a comment/);
    expect(readHeader("x.py", code.replace(/\n[^\n]*$/, "\n\n# a comment"))).toEqual({
      expect: ["incorrect", "time_limit"],
      assignment: "add",
      how: "Does one thing, then another.",
      fools: "correct",
      needs: ["processes", "namespaces"],
    });
  });

  it("may stand behind a coding line, and in lines of any end", () => {
    const code = `# -*- coding: utf-8 -*-\n${GOOD}`;
    for (const end of ["\n", "\r\n", "\r"]) {
      expect(readHeader("x.py", code.replaceAll("\n", end)).expect).toEqual(["incorrect"]);
    }
  });

  it.each([
    ["no header at all", "print(1)\n", /has no header/],
    ["a header behind code", `print(1)\n${GOOD}`, /has no header/],
    ["a verdict that there is not", GOOD.replace("incorrect", "wrong"), /expect.*Invalid option/],
    ["no verdict", GOOD.replace("incorrect", ""), /expect.*Invalid option/],
    ["no assignment", GOOD.replace("# assignment: add\n", ""), /assignment: Invalid input/],
    ["a key that there is not", GOOD.replace("assignment", "assigment"), /assigment/],
    ["a key twice", GOOD.replace(HOW, HOW + HOW), /says "how" twice/],
    ["no sentence", GOOD.replace(HOW, "# how: hurts\n"), /how: .*must be a sentence/s],
    [
      "a need that there is not",
      GOOD.replace(HOW, `${HOW}# needs: luck\n`),
      /needs.*Invalid option/,
    ],
  ])("with %s is refused", (_what, code, message) => {
    expect(() => readHeader("abuse/x.py", code)).toThrow(message);
    expect(() => readHeader("abuse/x.py", code)).toThrow(/^abuse\/x\.py: /);
  });
});

describe("a folder of programs", () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "gradewire-security-"));
    for (const group of ["abuse", "probes", "pairs", "forgeries", "honest"]) {
      await mkdir(join(dir, group));
    }
    await put("assignments/add/assignment.toml", 'title = "Add"\n');
    await put("assignments/add/tests/test_add.py", "from solution import add\n");
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  async function put(file: string, content: string | Buffer) {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), content);
  }

  it("is read with its assignments", async () => {
    await put("abuse/one.py", GOOD);
    await put("pairs/two.first.py", GOOD);
    await put("pairs/two.second.py", GOOD);
    const { singles, pairs } = await readSuite(dir);
    expect(singles).toMatchObject([
      {
        group: "abuse",
        program: { file: "abuse/one.py" },
        job: { code: GOOD, module: "solution" },
      },
    ]);
    expect(pairs).toMatchObject([
      { name: "two", order: "after", cases: [{}, { program: { file: "pairs/two.second.py" } }] },
    ]);
  });

  it.each([
    ["without a header", "abuse/x.py", "print(1)\n", /^abuse\/x.py: has no header/],
    ["for no assignment", "abuse/x.py", GOOD.replace("add", "sub"), /no assignment "sub"/],
    ["that may forge", "forgeries/x.py", GOOD.replace("incorrect", "correct"), /never be correct/],
    ["that may probe", "probes/x.py", GOOD.replace("incorrect", "incorrect | correct"), /never/],
    ["that is honest and wrong", "honest/x.py", GOOD, /must always be correct/],
    ["without a partner", "pairs/x.first.py", GOOD, /pairs\/x: has no partner/],
    ["without a role", "pairs/x.py", GOOD, /is not named x.first.py/],
    ["that cannot be read", "honest/x.py", Buffer.from("# \xff", "latin1"), /Non-UTF-8/],
    ["that nobody could send", "honest/x.py", GOOD + "#".repeat(65_536), /larger than 64 KiB/],
  ])("is refused with a program %s", async (_what, file, content, message) => {
    await put(file, content);
    await expect(readSuite(dir)).rejects.toThrow(message);
  });

  it("is refused with an assignment that cannot be used", async () => {
    await rm(join(dir, "assignments/add/tests"), { recursive: true });
    await expect(readSuite(dir)).rejects.toThrow(/^assignments\/add: .*test/);
  });
});

it("counts the programs of each group as the README does", async () => {
  const { singles, pairs } = await readSuite(import.meta.dirname);
  const programs = [...singles, ...pairs.flatMap((pair) => pair.cases)];
  const readme = await readFile(join(import.meta.dirname, "README.md"), "utf8");
  const told = [...readme.matchAll(/^\| `(\w+)\/` \| (\d+) \|/gm)].map(([, group, count]) => ({
    group,
    count: Number(count),
  }));
  const counted = Object.keys(GROUPS).map((group) => ({
    group,
    count: programs.filter((entry) => entry.group === group).length,
  }));
  expect(told).toEqual(counted);
});
