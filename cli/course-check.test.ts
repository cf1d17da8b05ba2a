import { spawnSync } from "node:child_process";

import { describe, expect, test } from "vitest";

import { course } from "./course.ts";
import { CommandError } from "./io.ts";
import { capturedIo } from "./testing/captured-io.ts";
import { doubleCourse, folderWith } from "./testing/folders.ts";
import { runCli } from "./testing/run-cli.ts";

const AT = "assignments/double";

async function check(changes: Parameters<typeof doubleCourse>[0]) {
  const dir = await folderWith({ ...prefixed(doubleCourse(changes)) });
  const { io, said } = capturedIo(dir);
  const exit = await course(["check", "my-course"], io);
  return { exit, ...said };
}

function prefixed(files: Record<string, string | Uint8Array>) {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`my-course/${path}`, text]),
  );
}

describe("course check", () => {
  test("says what it found and exits 0", async () => {
    const { exit, out } = await check({});
    expect(out).toMatch(/^my-course: "Doubles", 1 assignment, no errors/);
    expect(exit).toBe(0);
  });

  test("lists errors as paths that can be opened, and exits 1", async () => {
    const { exit, out } = await check({ [`${AT}/handout.md`]: "", [`${AT}/starter.py`]: null });
    expect(out.split("\n").slice(0, 3)).toEqual([
      `error    my-course/${AT}/handout.md: is empty`,
      `error    my-course/${AT}/starter.py: is missing; it is what students find in the editor`,
      "my-course: 2 errors",
    ]);
    expect(exit).toBe(1);
  });

  test("says of a file that it is no folder", async () => {
    const dir = await folderWith({ "answer.py": "" });
    const { io, said } = capturedIo(dir);
    expect(await course(["check", "answer.py"], io)).toBe(1);
    expect(said.out).toContain("a part of this path is a file, not a folder");
  });

  test("goes on to the next course after one with errors", async () => {
    const dir = await folderWith(prefixed(doubleCourse()));
    const { io, said } = capturedIo(dir);
    expect(await course(["check", "nowhere", "my-course"], io)).toBe(1);
    expect(said.out).toContain("nowhere/course.toml: is missing");
    expect(said.out).toContain('my-course: "Doubles"');
  });
});

const python = spawnSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 11))"]);

describe.skipIf(python.status !== 0)("course check with python3", () => {
  test.each(["starter.py", "solution.py", "tests/test_double.py"])("parses %s", async (name) => {
    const broken = "from solution import double\n\ndef broken(:\n    pass\n";
    const { exit, out } = await check({ [`${AT}/${name}`]: broken });
    expect(out).toContain(`my-course/${AT}/${name}: is not valid Python on line 3: `);
    expect(exit).toBe(1);
  });

  test("never runs what it parses", async () => {
    const program = 'raise SystemExit("it ran")\n';
    const { exit, out } = await check({ [`${AT}/solution.py`]: program });
    expect(out).not.toContain("it ran");
    expect(exit).toBe(0);
  });

  test("misses tests in a test file that has none", async () => {
    const empty = "import unittest\nfrom solution import double\n\n\ndef test_two():\n    pass\n";
    const { exit, out } = await check({ [`${AT}/tests/test_double.py`]: empty });
    expect(out).toContain("tests/test_double.py: defines no test");
    expect(exit).toBe(1);
  });
});

describe("course export", () => {
  test("writes one line of JSON per course and its report elsewhere", async () => {
    const dir = await folderWith(prefixed(doubleCourse()));
    const { io, said } = capturedIo(dir);
    expect(await course(["export", "my-course", "my-course"], io)).toBe(0);
    const [first = "", second] = said.out.trimEnd().split("\n");
    expect(JSON.parse(first)).toMatchObject({
      title: "Doubles",
      assignments: [{ slug: "double" }],
    });
    expect(second).toBe(first);
    expect(said.out).not.toContain("return value * 2");
    expect(said.err).toContain("no errors");
  });

  test.each([
    ["my-course", "my-course is a folder, not a file."],
    ["none/out.json", "none/out.json is in no folder that exists."],
  ])("says why it cannot write to %s", async (out, sentence) => {
    const dir = await folderWith(prefixed(doubleCourse()));
    const failure = course(["export", "--out", out, "my-course"], capturedIo(dir).io);
    await expect(failure).rejects.toThrow(new CommandError(sentence));
  });

  test("writes no reference that was copied into the starter", async () => {
    const reference = "def double(value):\n    return value * 2\n";
    const dir = await folderWith(prefixed(doubleCourse({ [`${AT}/starter.py`]: reference })));
    const { io, said } = capturedIo(dir);
    expect(await course(["export", "my-course"], io)).toBe(1);
    expect(said.out).toBe("");
    expect(said.err).toContain("starter.py: is the same program as solution.py");
  });

  test("writes nothing of a course with errors", async () => {
    const dir = await folderWith(prefixed(doubleCourse({ [`${AT}/handout.md`]: "" })));
    const { io, said } = capturedIo(dir);
    expect(await course(["export", "my-course"], io)).toBe(1);
    expect(said.out).toBe("");
  });
});

describe("course try without a Docker engine", () => {
  const noEngine = { ...process.env, DOCKER_HOST: "unix:///nowhere/docker.sock" };

  test("says so, and tries the course in WebAssembly", async () => {
    const dir = await folderWith(prefixed(doubleCourse()));
    const { code, stdout, stderr } = await runCli(["course", "try", "my-course"], dir, noEngine);
    expect(stderr).toMatch(/^No Docker engine answers .*WebAssembly/);
    expect(stdout).toMatch(/^ok {7}double: reference correct /m);
    expect(code).toBe(0);
  });

  test("says so and tries nothing where it is to use one", async () => {
    const dir = await folderWith(prefixed(doubleCourse()));
    const env = { ...noEngine, SANDBOX: "docker" };
    const { code, stderr } = await runCli(["course", "try", "my-course"], dir, env);
    expect(stderr).toMatch(/^The sandbox cannot be used: .*docker/i);
    expect(code).toBe(2);
  });
});

describe("course, used wrongly", () => {
  test.each([
    [[], /^Which command: check, try, publish or export/],
    [["chekc", "x"], /^There is no command "chekc": check, try, publish or export\?$/],
    [["check"], /^Which course\? Name its folder: check DIR\.$/],
    [["publish"], /^Which course\? Name its folder: publish DIR\.$/],
    [["check", "--fast", "x"], /^Unknown option '--fast'.* --help\.$/],
  ])("%j", async (args, message) => {
    const failure = course(args, capturedIo("/").io);
    await expect(failure).rejects.toThrow(CommandError);
    await expect(failure).rejects.toThrow(message);
  });

  test.each(["check", "try", "publish", "export"])("%s --help has an example", async (command) => {
    const { io, said } = capturedIo("/");
    expect(await course([command, "--help"], io)).toBe(0);
    expect(said.out).toContain(`npm run --silent course -- ${command} `);
  });
});
