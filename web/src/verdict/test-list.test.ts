import { expect, test } from "vitest";

import { TestResult } from "../../../contract/verdict.ts";
import { arrivingTests, shownTests, spokenName } from "./test-list.ts";

function results(...outcomes: TestResult["outcome"][]) {
  return outcomes.map((outcome, index) => TestResult.parse({ name: `t.T.test_${index}`, outcome }));
}

test("what went wrong comes first and is open, the rest keeps its order", () => {
  const shown = shownTests(results("passed", "failed", "not_run", "error", "passed"));
  expect(shown.map(({ result }) => result.name)).toEqual([
    "t.T.test_1",
    "t.T.test_3",
    "t.T.test_2",
    "t.T.test_0",
    "t.T.test_4",
  ]);
  expect(shown.map(({ open }) => open)).toEqual([true, true, false, false, false]);
});

test("while a run goes on no test moves or opens", () => {
  const shown = arrivingTests(results("passed", "failed", "passed"));
  expect(shown.map(({ result }) => result.outcome)).toEqual(["passed", "failed", "passed"]);
  expect(shown.map(({ open }) => open)).toEqual([false, false, false]);
});

test("of very many failing tests only the first few are open", () => {
  const shown = shownTests(results(...Array<"failed">(200).fill("failed")));
  expect(shown.filter(({ open }) => open)).toHaveLength(5);
});

test("a test without a title is named by its function, in words", () => {
  expect(spokenName("test_add.TestAdd.test_two_numbers")).toBe("Two numbers");
  expect(spokenName("test_add.TestAdd.test")).toBe("test_add.TestAdd.test");
});

test("when no test was run there is no list of tests that were not run", () => {
  expect(shownTests(results("not_run", "not_run"))).toEqual([]);
});

test("what is said of the whole run is not said again in a test", () => {
  const feedback = "The program ran longer than the 5 s that it has for all tests.";
  const stopped = { name: "t.T.test_a", outcome: "error" };
  const [first, second, third] = shownTests(
    [
      TestResult.parse({ ...stopped, message: `It was stopped during this test. ${feedback}` }),
      TestResult.parse({ ...stopped, message: feedback }),
      TestResult.parse({ ...stopped, message: "ValueError: no coins" }),
    ],
    feedback,
  );
  expect(first?.message).toBe("It was stopped during this test.");
  expect(second?.message).toBeNull();
  expect(third?.message).toBe("ValueError: no coins");
});

test("a message that only repeats the two values is not said twice", () => {
  const values = { name: "t.T.test_a", outcome: "failed", expected: "3", actual: "4" };
  const [repeated, more] = shownTests([
    TestResult.parse({ ...values, message: "4 != 3" }),
    TestResult.parse({ ...values, message: "4 != 3 : the jar has three coins" }),
  ]);
  expect(repeated?.message).toBeNull();
  const lists = "Lists differ: [4] != [3]\nFirst differing element 0:\n4\n3";
  const [own, added] = shownTests([
    TestResult.parse({ ...values, message: lists }),
    TestResult.parse({ ...values, message: `${lists} : count again` }),
  ]);
  expect(own?.message).toBeNull();
  expect(added?.message).toContain("count again");
  expect(more?.message).toContain("three coins");
});

test("a message is shown where the two values do not show what it is about", () => {
  const message = "Lists differ: [0, 1] != [0, 1]\nFirst differing element 75:\n4\n3";
  const failed = { name: "t.T.test_a", outcome: "failed", message };
  const shown = shownTests([
    TestResult.parse({ ...failed, expected: "[0, 1, ...]", actual: "[0, 1, ...]" }),
    TestResult.parse({ ...failed, expected: "[0, 2, ...]", actual: "[0, 1]" }),
    TestResult.parse({ ...failed, expected: "[nan]", actual: "[nan]" }),
  ]);
  expect(shown.map((one) => one.message)).toEqual([message, message, message]);
});
