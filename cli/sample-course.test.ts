import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import type { GradingResult } from "../contract/verdict.ts";
import { SandboxError } from "../grader-node/sandbox/types.ts";
import { course } from "./course.ts";
import { readCourse } from "./course-folder.ts";
import { withSandbox } from "./open-sandbox.ts";
import { runJob } from "./run-job.ts";
import { capturedIo } from "./testing/captured-io.ts";
import { NO_DOCKER } from "./testing/docker.ts";
import { DOUBLE, doubleCourse, folderWith } from "./testing/folders.ts";

const ROOT = join(import.meta.dirname, "..");
const COURSE = join(ROOT, "courses", "first-steps");
const WRONG = join(import.meta.dirname, "testdata", "wrong");
/** Programs that do what a handout says in another way than its reference does. */
const RIGHT = join(import.meta.dirname, "testdata", "right");

/** For each typical mistake (`assignment/program`), a test that must tell of it, and in which words. */
const MISTAKES: readonly [program: string, test: string, words: string][] = [
  ["welcome-sign/prints", "test_gives_the_text_back", "use return in place of print"],
  ["welcome-sign/always_mira", "test_two_guests_after_each_other", "the name that was passed in"],
  [
    "welcome-sign/capital_letters_everywhere",
    "test_small_letters_in_a_name",
    "exactly as it was passed in",
  ],
  ["ferry-tickets/border_on_the_wrong_side", "test_sixty_fifth_birthday", "at the age of 65"],
  [
    "ferry-tickets/free_bicycle_for_toddlers",
    "test_everyone_pays_for_the_bicycle",
    "at the age of 0",
  ],
  ["coin-jar/exactly_enough_is_not_enough", "test_exactly_enough", "the goal was 3 coins"],
  ["coin-jar/one_coin_every_week", "test_seven_coins", "7 != 4"],
  ["coin-jar/weeks_as_a_float", "test_whole_number", "4, not 4.0"],
  ["name-tags/splits_at_single_spaces", "test_spaces_in_between", "'Grace . . . M.' != 'Grace M.'"],
  [
    "name-tags/capitalizes_the_whole_name",
    "test_capital_inside_the_first_name",
    "stays as it was typed",
  ],
  [
    "name-tags/capitalizes_small_names",
    "test_small_letter_before_a_capital",
    "stays as it was typed",
  ],
  ["mountain-trail/wraps_around", "test_start_higher_than_end", "100 != 50"],
  ["mountain-trail/finds_by_value", "test_same_height_on_the_slope", "[8] != [8, 5]"],
  ["shopping-list/key_error", "test_not_in_the_pantry", "KeyError: 'honey'"],
  ["shopping-list/takes_from_the_recipe", "test_recipe_is_unchanged", "the recipe was changed"],
  ["bird-count/splits_at_spaces", "test_name_of_two_words", "{'great': 1} != {'great tit': 3}"],
  ["bird-count/last_line_wins", "test_several_lines", "{'robin': 1} != {'robin': 6}"],
  ["bird-count/skips_any_hash", "test_hash_inside_a_name", "only a line that begins with #"],
  ["moving-boxes/gives_up_after_the_first_box", "test_in_a_later_box", "do not give up"],
  ["moving-boxes/shared_default_list", "test_called_twice", "['tent', 'rope']"],
  [
    "moving-boxes/searches_the_printed_text",
    "test_any_characters",
    "whatever characters are in it",
  ],
  ["playlist/shared_songs", "test_playlists_are_apart", "make the list of songs inside __init__"],
  ["playlist/no_leading_zero", "test_less_than_ten_seconds", "0:9' != 'Jingles: 2 songs, 0:09"],
  [
    "playlist/equal_titles_and_total",
    "test_lengths_swapped",
    "a song is its title and its seconds",
  ],
];

test("the sample course has no errors and no warnings", async () => {
  const { io, said } = capturedIo(ROOT);
  expect(await course(["check", COURSE], io)).toBe(0);
  expect(said.out).toContain('"First steps in Python", 9 assignments');
  expect(said.out).not.toContain("warning");
});

test("every typical mistake that is kept here is looked at", async () => {
  const kept = await programsIn(WRONG);
  expect(MISTAKES.map(([program]) => program).toSorted()).toEqual(kept);
});

test("every assignment of the sample course has another right answer here", async () => {
  const { assignments } = await readCourse(COURSE);
  const answered = new Set((await programsIn(RIGHT)).map((program) => program.split("/")[0]));
  expect([...answered]).toEqual(assignments.map(({ slug }) => slug).toSorted());
});

/** What must hold in each that is here: verdicts, tests and words. */
const SANDBOXES = NO_DOCKER ? ["wasm"] : ["docker", "wasm"];

describe.each(SANDBOXES)("in the sandbox %s", (kind) => {
  const env = { ...process.env, SANDBOX: kind };

  test("every reference of the sample course is correct, and no starter is", async () => {
    const { io, said } = capturedIo(ROOT, env);
    const exit = await course(["try", COURSE], io);
    const lines = said.out.split("\n").filter((line) => line.includes("reference"));
    expect(lines).toHaveLength(9);
    for (const line of lines)
      expect(line).toMatch(/^ok .*: reference correct in \d+ ms, starter \w+$/);
    expect(exit).toBe(0);
  });

  test("every typical mistake is incorrect, and a test says so in words that help", async () => {
    const results = await gradePrograms(WRONG, await programsIn(WRONG), env);
    for (const [program, name, words] of MISTAKES) {
      const result = results.get(program);
      const telling = result?.tests.find((entry) => entry.name.endsWith(`.${name}`));
      expect({ program, verdict: result?.verdict }).toEqual({ program, verdict: "incorrect" });
      expect(telling?.outcome, `${program}: ${name}`).toMatch(/^(failed|error)$/);
      expect(telling?.message, `${program}: ${name}`).toContain(words);
    }
  });

  test("another right answer is correct, however it comes by it", async () => {
    const programs = await programsIn(RIGHT);
    const results = await gradePrograms(RIGHT, programs, env);
    for (const program of programs) {
      const { verdict, feedback, tests } = results.get(program) ?? {};
      const failed = tests?.filter(({ outcome }) => outcome !== "passed");
      expect({ program, verdict, feedback, failed }).toEqual({
        program,
        verdict: "correct",
        feedback: null,
        failed: [],
      });
    }
  });

  test("a wrong reference and a starter that gives the points away are errors", async () => {
    const dir = await folderWith(
      doubleCourse({
        "assignments/double/solution.py": "def double(value):\n    return 4\n",
        "assignments/double/starter.py": "def double(value):\n    return value * 2\n",
      }),
    );
    const { io, said } = capturedIo(dir, env);
    expect(await course(["try", "."], io)).toBe(1);
    expect(said.out).toContain("error    double: reference incorrect in ");
    expect(said.out).toContain("the reference is not correct:");
    expect(said.out).toContain("failed  A text doubled");
    expect(said.out).toContain("the starter is already correct, so the 40 points are given away");
  });

  test("tests that cannot be loaded are an error of their assignment, not of the others", async () => {
    const files = Object.entries(doubleCourse()).map(([path, text]) => [
      path.replace("assignments/double/", "assignments/again/"),
      text,
    ]);
    const dir = await folderWith({
      ...Object.fromEntries(files),
      ...doubleCourse({
        "course.toml": 'title = "Doubles"\nslug = "doubles"\nassignments = ["double", "again"]\n',
        "assignments/double/tests/test_more.py": `import numpy\n${DOUBLE["tests/test_double.py"]}`,
      }),
    });
    const { io, said } = capturedIo(dir, env);
    expect(await course(["try", "."], io)).toBe(1);
    expect(said.out).toMatch(
      /^error {4}double: The tests .* cannot be run: tests\/test_more\.py: .*numpy/m,
    );
    expect(said.out).toMatch(/^ok {7}again: reference correct /m);
  });
});

/** The programs of a folder with one folder per assignment, as sorted `assignment/program`. */
async function programsIn(dir: string): Promise<string[]> {
  const programs: string[] = [];
  for (const slug of await readdir(dir)) {
    const names = await readdir(join(dir, slug));
    programs.push(...names.map((name) => `${slug}/${name.replace(/\.py$/, "")}`));
  }
  return programs.toSorted();
}

async function gradePrograms(
  dir: string,
  programs: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Map<string, GradingResult>> {
  const { assignments } = await readCourse(COURSE);
  const { io } = capturedIo(ROOT, env);
  const results = new Map<string, GradingResult>();
  await withSandbox(io, 2, async (sandbox) => {
    for (const program of programs) {
      const bundle = assignments.find(({ slug }) => program.startsWith(`${slug}/`))?.bundle;
      if (!bundle) throw new Error(`${program} has no assignment.`);
      const code = await readFile(join(dir, `${program}.py`), "utf8");
      const result = await runJob(sandbox, { ...bundle, code }, io.signal);
      if (result instanceof SandboxError) throw result;
      results.set(program, result);
    }
  });
  return results;
}
