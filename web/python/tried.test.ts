import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { loadPyodide, type PyodideAPI } from "pyodide";
import { beforeAll, describe, expect, test } from "vitest";

import { DEFAULT_LIMITS } from "../../contract/limits.ts";
import { SandboxResult } from "../../contract/verdict.ts";
import { pythonSources } from "../python-assets.ts";

const COURSE = join(import.meta.dirname, "../../courses/first-steps/assignments");
const FOLDER = "/gradewire";
const RIGHT = "def double(x):\n    return 2 * x\n";
const EXAMPLE = `import unittest
from solution import double
class Doubles(unittest.TestCase):
    def test_two(self):
        """Two becomes four"""
        self.assertEqual(double(2), 4)
`;
const START_MS = 60_000;

let snapshot: Uint8Array;

beforeAll(async () => {
  const python = await openPython({ _makeSnapshot: true });
  python.runPython(`import sys; sys.path.append("${FOLDER}"); import tried; tried.prepare()`);
  snapshot = python.makeMemorySnapshot();
}, START_MS);

async function openPython(options: Parameters<typeof loadPyodide>[0]): Promise<PyodideAPI> {
  const python = await loadPyodide({ env: { PYTHONHASHSEED: "0" }, ...options });
  python.FS.mkdirTree(`${FOLDER}/gradewire`);
  for (const [path, source] of Object.entries(pythonSources())) {
    python.FS.writeFile(`${FOLDER}/${path}`, source);
  }
  return python;
}

interface Event {
  event: string;
  stream?: string;
  text?: string;
}

/** Runs a program in an interpreter of its own. `text` is all that it printed and was typed. */
async function run(code: string, job: Record<string, unknown> = {}) {
  const python = await openPython({ _loadSnapshot: snapshot });
  const events: Event[] = [];
  const whole = {
    module: "solution",
    code,
    examples: [],
    limits: DEFAULT_LIMITS,
    lines: [],
    ended: false,
    seed: 1,
    ...job,
  };
  const said: string = python.pyimport("tried").run(JSON.stringify(whole), say);
  function say(event: string, fields: string): void {
    events.push({ event, ...JSON.parse(fields) });
    // In the page, the worker goes no further.
    if (event === "ask" || event === "flood") throw new Error("the page ends it here");
  }
  const { failure, graded, unusable } = JSON.parse(said);
  const text = events.map((one) => (one.event === "print" ? one.text : "")).join("");
  return {
    failure,
    unusable,
    events,
    text,
    graded: graded === null ? null : SandboxResult.parse(graded),
  };
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

const example = (source: string, path = "examples/test_double.py") => ({
  examples: [{ path, source }],
});

describe("a program by itself", () => {
  test("runs as a main program, to its end or to where it leaves", async () => {
    const { text, failure } = await run(
      'import sys\nif __name__ == "__main__":\n    print(sys.argv[0])\nsys.exit("no more")\n',
    );
    expect(text).toBe("solution.py\nno more\n");
    expect(failure).toBeNull();
  });

  test("tells an exception with its lines and a hint", async () => {
    const { failure } = await run("def f():\n    return nam\nname = 1\nf()\n");
    expect(failure).toMatchObject({ kind: "exception", line: 2 });
    expect(failure.text).toContain("solution.py, line 4");
    expect(failure.text).toContain("Did you mean name?");
  });

  test("is not run when Python cannot read it, with examples or without", async () => {
    const { failure, graded, text } = await run('print("x")\ndef f(:\n', example(EXAMPLE));
    expect(failure).toMatchObject({ kind: "syntax", line: 2 });
    expect(graded).toBeNull();
    expect(text).toBe("");
  });

  test("takes lines as they were typed, then asks, or comes to the end of its input", async () => {
    const code = 'a = input("A? ")\nb = input("B? ")\nprint(a + b)\n';
    const asking = await run(code, { lines: ["x"] });
    expect(asking.text).toBe("A? x\nB? ");
    expect(asking.events.filter(({ event }) => event === "ask")).toHaveLength(1);
    expect((await run(code, { lines: ["x", "y"] })).text).toBe("A? x\nB? y\nxy\n");
    const ended = await run(code, { lines: ["x"], ended: true });
    expect(ended.failure.text).toContain("EOFError");
    const all = await run("import sys\nprint(sys.stdin.read().split())\n", {
      lines: ["1 2", "3"],
      ended: true,
    });
    expect(all.text).toBe("1 2\n3\n['1', '2', '3']\n");
  });

  test("draws the same numbers when it is run again with the same seed", async () => {
    const code = "import random\nprint(random.random(), {'a', 'b', 'c', 'd'})\n";
    const [first, again, other] = [await run(code), await run(code), await run(code, { seed: 2 })];
    expect(again.text).toBe(first.text);
    expect(other.text).not.toBe(first.text);
  });

  test("is cut off when it prints too much", async () => {
    const { events, text } = await run('while True:\n    print("x" * 1000)\n', {
      limits: { ...DEFAULT_LIMITS, outputKb: 2 },
    });
    expect(events.at(-1)?.event).toBe("flood");
    expect(text.length).toBeLessThanOrEqual(2_048);
  });

  test("can use asyncio, and is told that there are no threads and no browser", async () => {
    const code = `
import asyncio, threading
async def wait(what):
    await asyncio.sleep(0.001)
    return what
async def both():
    return await asyncio.gather(wait(1), wait(2))
print(asyncio.run(both()))
try:
    threading.Thread(target=print).start()
except RuntimeError as error:
    print(error)
for name in ("js", "pyodide.code"):
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(error)
`;
    const { text, failure } = await run(code);
    expect(failure).toBeNull();
    expect(text).toContain("[1, 2]");
    expect(text).toContain("no threads");
    expect(text).toContain("No module named 'js'");
    expect(text).toContain("No module named 'pyodide'");
  });
});

describe("the examples", () => {
  test.each(globSync("*", { cwd: COURSE }))("of the sample course's %s pass", async (slug) => {
    const folder = join(COURSE, slug);
    const [, module = "solution"] =
      /^module = "(\w+)"/m.exec(read(folder, "assignment.toml")) ?? [];
    const paths = globSync("examples/test_*.py", { cwd: folder });
    const examples = paths.map((path) => ({ path, source: read(folder, path) }));
    const { graded, failure } = await run(read(folder, "solution.py"), { module, examples });
    expect(failure).toBeNull();
    expect(graded).toMatchObject({ verdict: "correct", feedback: null });
    const starter = await run(read(folder, "starter.py"), { module, examples });
    expect(starter.graded?.verdict).not.toBe("correct");
  });

  test("are told as the judge tells tests", async () => {
    const right = await run(RIGHT, example(EXAMPLE));
    expect(right.graded?.verdict).toBe("correct");
    expect(right.events.map(({ event }) => event)).toEqual(["examples", "running", "finished"]);

    const wrong = await run("def double(x):\n    print(x)\n    return x\n", example(EXAMPLE));
    expect(wrong.graded?.verdict).toBe("incorrect");
    expect(wrong.graded?.tests).toMatchObject([
      { title: "Two becomes four", outcome: "failed", expected: "4", actual: "2", output: "2\n" },
    ]);
    expect(wrong.text).toBe("");
  });

  test("see a program with nobody to type, whatever was typed before", async () => {
    const { text, graded } = await run(`x = input()\n${RIGHT}`, {
      ...example(EXAMPLE),
      lines: ["5"],
    });
    expect(text).toBe("5\n");
    expect(graded).toMatchObject({ verdict: "runtime_error", line: 1 });
    expect(graded?.feedback).toContain("EOFError");
  });

  test("may wait for what is asynchronous", async () => {
    const source = `import unittest
from solution import double
class Doubles(unittest.IsolatedAsyncioTestCase):
    async def test_two(self):
        self.assertEqual(await double(2), 4)
`;
    const code =
      "import asyncio\nasync def double(x):\n    await asyncio.sleep(0)\n    return 2 * x\n";
    expect((await run(code, example(source))).graded?.verdict).toBe("correct");
  });

  test("that cannot be used here say why, and do not blame the program", async () => {
    const { unusable, graded, failure } = await run(RIGHT, example("import no_such_helper\n"));
    expect(unusable).toContain("no_such_helper");
    expect([graded, failure]).toEqual([null, null]);
  });
});
