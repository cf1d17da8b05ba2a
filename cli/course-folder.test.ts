import { relative } from "node:path";

import { describe, expect, test } from "vitest";

import { readCourse } from "./course-folder.ts";
import { doubleCourse, folderWith } from "./testing/folders.ts";

const AT = "assignments/double";

/** Reads a course folder with these files; problems as `path: message`, relative to the folder. */
async function read(changes: Parameters<typeof doubleCourse>[0]) {
  const dir = await folderWith(doubleCourse(changes));
  const course = await readCourse(dir);
  const show = ({ file, message }: { file: string; message: string }) =>
    `${relative(dir, file)}: ${message}`;
  return {
    ...course,
    problems: course.problems.map(show),
    warnings: course.warnings.map(show),
  };
}

describe("a course without fault", () => {
  test("is read as it will be published, without its reference", async () => {
    const { course, slug, assignments, problems, warnings } = await read({});
    expect({ problems, warnings, slug }).toEqual({ problems: [], warnings: [], slug: "doubles" });
    expect(course).toMatchObject({
      title: "Doubles",
      description: "",
      assignments: [
        {
          slug: "double",
          title: "Double",
          points: 40,
          module: "solution",
          isolation: "split",
          limits: { cpuSeconds: 5, memoryMb: 256, outputKb: 64 },
          starter: "def double(value):\n    return value\n",
          files: [{ path: "tests/test_double.py" }],
        },
      ],
    });
    expect(assignments[0]?.reference).toBe("def double(value):\n    return value * 2\n");
    expect(JSON.stringify(course)).not.toContain("return value * 2");
  });

  test("takes settings in the instructor's spelling", async () => {
    const toml = 'title = "D"\nmodule = "double"\n[limits]\ncpu_seconds = 0.5\nmemory_mb = 64\n';
    const { course } = await read({ [`${AT}/assignment.toml`]: toml });
    expect(course?.assignments[0]).toMatchObject({
      points: 100,
      module: "double",
      limits: { cpuSeconds: 0.5, memoryMb: 64, outputKb: 64 },
    });
  });

  test("holds visible examples before hidden tests, and none of Python's by-products", async () => {
    const source = "# from solution import double\n";
    const { course, problems } = await read({
      [`${AT}/examples/test_shown.py`]: source,
      [`${AT}/tests/__init__.py`]: "",
      [`${AT}/tests/__pycache__/test_double.cpython-313.pyc`]: "x",
    });
    expect(problems).toEqual([]);
    expect(course?.assignments[0]?.files.map(({ path }) => path)).toEqual([
      "examples/test_shown.py",
      "tests/test_double.py",
    ]);
  });

  test("is the same whatever line ends and marks an editor writes", async () => {
    const files = doubleCourse();
    const windows = Object.entries(files).map(([path, text]) => [
      path,
      `${path.endsWith(".toml") ? "" : "\ufeff"}${String(text).replaceAll("\n", "\r\n")}`,
    ]);
    const there = await read(Object.fromEntries(windows));
    expect(there.problems).toEqual([]);
    expect(there.course).toEqual((await read({})).course);
  });
});

describe("what is wrong is told by file", () => {
  test.each([
    [
      "course.toml",
      null,
      "course.toml: is missing; a course folder has one with title, slug, description and assignments",
    ],
    [
      `${AT}/assignment.toml`,
      null,
      `${AT}/assignment.toml: is missing; it needs at least a line like title = "My assignment"`,
    ],
    [`${AT}/handout.md`, null, `${AT}/handout.md: is missing; it is the text that students read`],
    [`${AT}/handout.md`, " \n\n", `${AT}/handout.md: is empty`],
    [
      `${AT}/starter.py`,
      null,
      `${AT}/starter.py: is missing; it is what students find in the editor`,
    ],
    [
      `${AT}/solution.py`,
      null,
      `${AT}/solution.py: is missing; it is the reference that proves that the tests can be passed`,
    ],
    [`${AT}/tests/test_double.py`, null, `${AT}/tests: is missing; it holds the hidden test_*.py`],
    [
      `${AT}/handout.md`,
      Buffer.from("caf\xe9", "latin1"),
      `${AT}/handout.md: is not UTF-8 text; save it as UTF-8`,
    ],
    [`${AT}/solution.py`, "# coding: klingon\n", `${AT}/solution.py: unknown encoding: klingon`],
    [
      `${AT}/starter.py`,
      "#".repeat(70_000),
      `${AT}/starter.py: is 70000 bytes; a program has at most 65536`,
    ],
    [
      `${AT}/tests/test_double.py`,
      "import unittest\n",
      `${AT}/assignment.toml: module: no test mentions "solution"; tests begin with from solution import …`,
    ],
    [
      `${AT}/assignment.toml`,
      'title = "D"\nmodule = "class"\n',
      `${AT}/assignment.toml: module: "class" is a keyword of Python, so no test can import it`,
    ],
    [
      `${AT}/assignment.toml`,
      'title = "D"\nmodule = "types"\n',
      `${AT}/assignment.toml: module: running tests needs Python's own types; choose another name`,
    ],
  ])("%s as %.30j", async (path, content, problem) => {
    const { problems, course } = await read({ [path]: content });
    expect(problems).toEqual([problem]);
    expect(course).toBeNull();
  });

  test.each(["starter.py", "examples/test_shown.py", "tests/test_more.py"])(
    "the reference as %s, whatever its white space",
    async (name) => {
      const same = "\n\ndef double(value):\r\n\treturn  value*2\n\n";
      const { problems, course } = await read({ [`${AT}/${name}`]: same });
      expect(problems).toEqual([
        `${AT}/${name}: is the same program as solution.py, and would be published: ` +
          "the reference has to stay here",
      ]);
      expect(course).toBeNull();
    },
  );

  test("a folder of tests without a test file", async () => {
    const { problems } = await read({
      [`${AT}/tests/test_double.py`]: null,
      [`${AT}/tests/.gitkeep`]: "",
    });
    expect(problems).toEqual([`${AT}/tests: holds no test_*.py, so nothing is tested`]);
  });

  test("a file among the tests that would not be published", async () => {
    const { problems } = await read({
      [`${AT}/tests/double_test.py`]: "",
      [`${AT}/tests/data.csv`]: "",
    });
    expect(problems).toEqual([
      expect.stringContaining(`${AT}/tests/data.csv: is not named test_*.py`),
      expect.stringContaining(`${AT}/tests/double_test.py: is not named test_*.py`),
    ]);
  });

  test("TOML that is none, with its line", async () => {
    const { problems } = await read({ [`${AT}/assignment.toml`]: 'title = "D"\npoints = = 3\n' });
    expect(problems).toEqual([
      expect.stringMatching(/assignment\.toml: is not TOML: line 2, column \d+: \w/),
    ]);
  });

  test("every wrong field of every file at once", async () => {
    const { problems } = await read({
      "course.toml": 'title = ""\nslug = "No Slug"\nassignments = ["double"]\ncolour = "red"\n',
      [`${AT}/assignment.toml`]: 'points = -1\nmodule = "a-b"\n[limits]\ncpu_seconds = "fast"\n',
    });
    const fields = problems.map((problem) => problem.split(": ").slice(0, 2).join(": "));
    expect(fields.toSorted()).toEqual(
      [
        `${AT}/assignment.toml: limits.cpu_seconds`,
        `${AT}/assignment.toml: module`,
        `${AT}/assignment.toml: points`,
        `${AT}/assignment.toml: title`,
        "course.toml: Unrecognized key",
        "course.toml: slug",
        "course.toml: title",
      ].toSorted(),
    );
  });

  test("a listed assignment without a folder, and one that is listed twice", async () => {
    const { problems } = await read({
      "course.toml": 'title = "D"\nslug = "d"\nassignments = ["double", "triple", "double"]\n',
    });
    expect(problems).toEqual([
      'course.toml: assignments: "double" is listed more than once',
      "course.toml: assignments: there is no folder assignments/triple",
    ]);
  });

  test("a folder that is not listed is a warning only", async () => {
    const { problems, warnings, course } = await read({ "assignments/draft/handout.md": "soon" });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([
      "assignments/draft: is not in the list of course.toml, so it is not part of the course",
    ]);
    expect(course?.assignments).toHaveLength(1);
  });

  test("what shared isolation costs is a warning", async () => {
    const { problems, warnings } = await read({
      [`${AT}/assignment.toml`]: 'title = "D"\nisolation = "shared"\n',
    });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining("a program can forge its verdict")]);
  });

  test("tests that are too large together", async () => {
    const large = `# solution\n${"#".repeat(1024 * 1024)}`;
    const { problems } = await read({ [`${AT}/tests/test_large.py`]: large });
    expect(problems).toEqual([expect.stringMatching(/double: its tests are \d+ bytes together/)]);
  });

  test("a path that is no folder", async () => {
    const { problems } = await readCourse("/dev/null");
    expect(problems).toHaveLength(1);
  });
});
