import { mkdir } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { docker } from "../grader-node/image/docker-cli.ts";
import { NO_DOCKER } from "./testing/docker.ts";
import { DOUBLE, folderWith } from "./testing/folders.ts";
import { runCli } from "./testing/run-cli.ts";

const RIGHT = "def double(value):\n    return value * 2\n";
const WRONG = "def double(value):\n    return 4\n";

function files(programs: Readonly<Record<string, string | Uint8Array>>) {
  const assignment = Object.entries(DOUBLE).map(([path, text]) => [`double/${path}`, text]);
  return folderWith({ ...Object.fromEntries(assignment), ...programs });
}

interface Line {
  file: string;
  verdict: string;
  points: number;
  tests: { name: string; outcome: string; message: string | null }[];
}

const parse = (stdout: string) =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

/** As on a machine that has no engine. */
const NO_ENGINE = { DOCKER_HOST: "unix:///nowhere/docker.sock" };

describe("grade, used wrongly, exits 2 with one sentence and nothing on stdout", () => {
  test.each([
    [["a.py"], "Which assignment? Name its folder with --assignment DIR."],
    [["--assignment", "double"], "Which programs? Name at least one FILE."],
    [["--assignment", "double", "a.py", "none.py"], "none.py does not exist."],
    [["--assignment", "double", "folder"], "folder is a folder, not a file."],
    [
      ["--assignment", "double", "large.py"],
      "large.py is 65537 bytes; a program may be at most 64 KiB large.",
    ],
    [
      ["--assignment", "double", "--sandbox", "jail", "a.py"],
      'There is no sandbox called "jail"; use --sandbox docker or wasm.',
    ],
    [
      ["--assignment", "double", "--concurrency", "0", "a.py"],
      "--concurrency is a whole number from 1 to 256.",
    ],
    [
      ["--assignment", "double", "--concurrency", "two", "a.py"],
      "--concurrency is a whole number from 1 to 256.",
    ],
    [
      ["--assignment", "none", "a.py"],
      /^The assignment in none cannot be used: none\/assignment\.toml: is missing/,
    ],
    [
      ["--assignment", "a.py", "a.py"],
      "a.py is a file; --assignment names the folder of an assignment.",
    ],
    [
      ["--assignment", "double", "--jsno", "a.py"],
      /^Unknown option '--jsno'.*See npm run --silent grade -- --help\.$/,
    ],
  ])("%j", async (args, sentence) => {
    const dir = await files({ "a.py": RIGHT, "large.py": "#".repeat(65_537) });
    await mkdir(join(dir, "folder"));
    const { code, stdout, stderr } = await runCli(["grade", ...args], dir);
    expect(stderr.trimEnd()).toMatch(sentence);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("without the Docker engine that it is told to use", async () => {
    const dir = await files({ "a.py": RIGHT });
    const args = ["grade", "--assignment", "double", "--sandbox", "docker", "a.py"];
    const { code, stdout, stderr } = await runCli(args, dir, NO_ENGINE);
    expect(stderr).toMatch(/^The sandbox cannot be used: /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test.each([
    ["SANDBOX_REUSE", "often", 'must be "never" or a whole number from 1 to 1000000'],
    ["SANDBOX", "jail", "must be docker or wasm"],
    ["SANDBOX_APPARMOR", "a b", "must be the name of a loaded AppArmor profile"],
  ])("with a %s that there is not", async (name, value, wanted) => {
    const dir = await files({ "a.py": RIGHT });
    const args = ["grade", "--assignment", "double", "a.py"];
    const { code, stdout, stderr } = await runCli(args, dir, { [name]: value });
    expect(stderr).toContain(`${name} is "${value}": it ${wanted}.`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("--help explains it with examples, and exits 0", async () => {
    const { code, stdout } = await runCli(["grade", "--help"], "/");
    expect(stdout).toContain("Examples:\n  npm run --silent grade -- --assignment ");
    expect(code).toBe(0);
  });
});

describe("grade in WebAssembly", () => {
  test.each([
    [
      "where no engine answers, which it says",
      [],
      NO_ENGINE,
      /^No Docker engine answers .*WebAssembly/,
    ],
    ["where it is asked to", ["--sandbox", "wasm"], {}, /^$/],
    ["where the environment asks for it", [], { SANDBOX: "wasm" }, /^$/],
  ])("%s", async (_where, options, env, said) => {
    const dir = await files({ "a.py": RIGHT, "b.py": "def double(n): return n\n" });
    const args = ["grade", "--assignment", "double", "--json", ...options, "a.py", "b.py"];
    const { code, stdout, stderr } = await runCli(args, dir, env);
    expect(stderr.trim()).toMatch(said);
    expect(parse(stdout).map(({ verdict }) => verdict)).toEqual(["correct", "incorrect"]);
    expect(code).toBe(0);
  });
});

describe.skipIf(NO_DOCKER)("grade", () => {
  test("with --json one line per file in the order given, and nothing else", async () => {
    const slow = `import time\ntime.sleep(1)\n${RIGHT}`;
    const dir = await files({ "slow.py": slow, "right.py": RIGHT, "wrong.py": WRONG });
    const names = ["slow.py", "wrong.py", "right.py", "./right.py", "wrong.py"];
    const { code, stdout, stderr } = await runCli(
      ["grade", "--assignment", "double", "--json", "--concurrency", "2", ...names],
      dir,
    );
    expect(stderr.includes("could not be graded")).toBe(false);
    const lines = parse(stdout);
    expect(lines.map(({ file, verdict, points }) => [file, verdict, points])).toEqual([
      ["slow.py", "correct", 40],
      ["wrong.py", "incorrect", 0],
      ["right.py", "correct", 40],
      ["./right.py", "correct", 40],
      ["wrong.py", "incorrect", 0],
    ]);
    expect(Object.keys(lines[0] ?? {})).toEqual([
      "file",
      "verdict",
      "points",
      "tests",
      "cpuMs",
      "wallMs",
      "memoryKb",
    ]);
    expect(lines[1]?.tests.map(({ outcome }) => outcome).toSorted()).toEqual(["failed", "passed"]);
    expect(Object.keys(lines[1]?.tests[0] ?? {})).toEqual(["name", "outcome", "message"]);
    expect(code).toBe(0);
  });

  test("a hundred files come in the order given, and leave no container", async () => {
    const names = Array.from({ length: 100 }, (_, index) => `program-${index}.py`);
    const dir = await files(
      Object.fromEntries(names.map((name, index) => [name, index % 3 === 0 ? WRONG : RIGHT])),
    );
    const { code, stdout, pid } = await runCli(
      ["grade", "--assignment", "double", "--json", ...names],
      dir,
    );
    const lines = parse(stdout);
    expect(lines.map(({ file }) => file)).toEqual(names);
    expect(lines.map(({ verdict }) => verdict)).toEqual(
      names.map((_, index) => (index % 3 === 0 ? "incorrect" : "correct")),
    );
    expect(code).toBe(0);
    const label = `gradewire.job=cli-${hostname()}-${pid}`;
    const left = await docker(["ps", "--all", "--quiet", `--filter=label=${label}`]);
    expect(left).toMatchObject({ code: 0, stdout: "" });
  });

  test("reads programs as Python does", async () => {
    const body = 'def double(value):\n    return value * 2 if value != "\xe9" else "\xe9\xe9"\n';
    const latin = `# coding: latin-1\n${body}`;
    const dir = await files({
      "bom.py": `\ufeff${RIGHT}`,
      "crlf.py": RIGHT.replaceAll("\n", "\r\n"),
      "latin.py": Buffer.from(latin, "latin1"),
      "lost.py": Buffer.from(body, "latin1"),
      "broken.py": "def double(value:\n",
    });
    const names = ["bom.py", "crlf.py", "latin.py", "lost.py", "broken.py"];
    const { code, stdout } = await runCli(
      ["grade", "--assignment", "double", "--json", ...names],
      dir,
    );
    expect(parse(stdout).map(({ file, verdict }) => [file, verdict])).toEqual([
      ["bom.py", "correct"],
      ["crlf.py", "correct"],
      ["latin.py", "correct"],
      ["lost.py", "syntax_error"],
      ["broken.py", "syntax_error"],
    ]);
    expect(code).toBe(0);
  });

  test("without --json a report for people", async () => {
    const dir = await files({
      "right.py": RIGHT,
      "wrong.py": WRONG,
      "lost.py": Buffer.from("\xff", "latin1"),
    });
    const { code, stdout } = await runCli(
      ["grade", "--assignment", "double", "right.py", "wrong.py", "lost.py"],
      dir,
    );
    expect(stdout).toMatch(/^right\.py: correct, 40 points \(2 of 2 tests passed; \d+ ms CPU, /m);
    expect(stdout).toMatch(/^wrong\.py: incorrect, 0 points \(1 of 2 tests passed; /m);
    expect(stdout).toMatch(/^ {2}failed {2}A text doubled$/m);
    expect(stdout).toContain("SyntaxError: Non-UTF-8 code starting with '\\xff' on line 1");
    expect(stdout).toContain("3 graded: 1 correct, 1 incorrect, 1 syntax_error");
    expect(code).toBe(0);
  });

  test("paths are relative to where npm was called", async () => {
    const dir = await files({ "right.py": RIGHT });
    const env = { npm_lifecycle_event: "grade", INIT_CWD: dir };
    const args = ["grade", "--assignment", "double", "--json", "right.py"];
    const { stdout } = await runCli(args, "/", env);
    expect(parse(stdout)[0]?.verdict).toBe("correct");
  });
});
