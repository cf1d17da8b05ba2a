import { ANYTHING, CLAIMS, type Claim } from "./forgery-claims.ts";
import type { Sample } from "./programs.ts";

function testOf(claim: Claim): string {
  return `
import json
import math
import unittest
from solution import f

class TestF(unittest.TestCase):
    def test_f(self):
        ${claim.test}
`;
}

const STAR_TEST = `
import unittest
from solution import *

class TestF(unittest.TestCase):
    def test_f(self):
        self.assertTrue(abs(f(1) - 1/3) < 1e-9)
`;

/** Objects where a test has plain data in mind. None may be correct. */
export const FORGERIES: Sample[] = [
  ...CLAIMS.map((claim): Sample => {
    const forged = claim.forged ?? "def f(*args):\n    return X()\n";
    return {
      name: claim.name,
      code: `${ANYTHING}\n${forged}`,
      test: testOf(claim),
      verdict: "incorrect",
    };
  }),
  {
    name: "a class of each name that import * might name",
    code: `${ANYTHING}\nclass TestCase(X): pass\nclass TestF(X): pass\nclass T(TestCase, TestF): pass\ndef f(x):\n    return T()\n`,
    test: STAR_TEST,
    verdict: "incorrect",
  },
  ...["__builtins__", "__gradewire_distance__"].map((name): Sample => ({
    name: `what the words of a test mean, by import *: ${name}`,
    code: `def distance(*args): return 0\n${name} = {"abs": distance, "__gradewire_distance__": distance} if "built" in "${name}" else distance\ndef f(x): return 5\n__all__ = ["${name}", "f"]\n`,
    test: STAR_TEST,
    verdict: "incorrect",
  })),
  ...[
    "assert abs(Circle(1).area() - 3.14) < 0.01",
    "self.assertAlmostEqual(3.14, Circle(1).area(), 2)",
  ].map((line): Sample => ({
    name: `a class that the test names, for a number: ${line.slice(0, 10)}`,
    code: `${ANYTHING}\nclass Circle(X):\n    def area(self): return self\n`,
    test: `
import unittest
from solution import Circle

class TestCircle(unittest.TestCase):
    def test_area(self):
        ${line}
`,
    verdict: "incorrect",
  })),
  ...[
    ["that equals everything", "return True", "self.assertEqual(Box([1]), [2])"],
    ["that is unequal to nothing", "return True", "self.assertFalse(Box([1]) != [2])"],
    [
      "that changes what it is compared with",
      "other[:] = [0]; return True",
      "want = [1]\n        self.assertEqual(Box(want), want)\n        self.assertEqual(f(3), want)",
    ],
    [
      "that tells what it is compared with",
      "Box.seen = other; return False",
      "self.assertNotEqual(Box([1]), [2])\n        self.assertEqual(Box.seen, [2])",
    ],
    ["of a class that no test names", "return False", "self.assertNotEqual(f(3), [0])"],
  ].map(([name, body, lines]): Sample => ({
    name: `a list with an equality ${name}`,
    code: `class Box(list):\n    seen = None\n    def __eq__(self, other): ${body}\n    def __ne__(self, other): return False\nclass f(list):\n    def __init__(self, x): self.append(0)\n    def __eq__(self, other): ${body}\n    def __ne__(self, other): return True\n`,
    test: `
import unittest
from solution import Box, f

class TestBox(unittest.TestCase):
    def test_box(self):
        ${lines}
`,
    verdict: "incorrect",
  })),
  {
    name: "lengths and truths that are none",
    code: `class Stack:\n    def __len__(self): return -1\n    def __bool__(self): return 1\n    def __contains__(self, item): return 1\n`,
    test: `
import unittest
from solution import Stack

class TestStack(unittest.TestCase):
    def test_len(self):
        self.assertLess(len(Stack()), 1)
    def test_bool(self):
        self.assertTrue(bool(Stack()))
    def test_in(self):
        self.assertIs(3 in Stack(), True)
`,
    verdict: "incorrect",
    says: /should return >= 0.*should return bool/,
  },
];

/** The same tests, and tests of classes, with programs that do what they should. */
export const NO_FORGERIES: Sample[] = CLAIMS.map((claim) => ({
  name: claim.name,
  code: claim.honest,
  test: testOf(claim),
  verdict: "correct",
}));
