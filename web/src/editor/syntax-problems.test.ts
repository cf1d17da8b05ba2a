import { pythonLanguage } from "@codemirror/lang-python";
import { expect, test } from "vitest";

import { syntaxProblem } from "./syntax-problems.ts";

function problemOf(code: string) {
  return syntaxProblem(pythonLanguage.parser.parse(code), code);
}

/** The kind, and what is underlined. */
function found(code: string): [kind: string, text: string] | null {
  const problem = problemOf(code);
  return problem === null ? null : [problem.kind, code.slice(problem.from, problem.to)];
}

/** Where somebody who types is about to mend it. */
function reached(code: string): string | null {
  const reach = problemOf(code)?.reach;
  return reach === undefined ? null : code.slice(reach.from, reach.to);
}

test.each<[code: string, kind: string, underlined: string]>([
  ["def f(x)\n    return x\n", "colon", ")"],
  ["if x > 1  # more\n    y = 1\n", "colon", "1"],
  ["for i in range(\n    3)\n    print(i)\n", "colon", ")"],
  ["if a:\n    pass\nelse\n    pass\n", "colon", "e"],
  ["match point\n    case 1:\n        pass\n", "colon", "t"],
  ["def f():\nx = 1\n", "body", ":"],
  ["def f():\n    # nothing yet\n", "body", ":"],
  ["x = 1\n    y = 2\n", "indent", "    y = 2"],
  ["def f():\n    if x:\n        y = 1\n      z = 2\n", "dedent", "      z = 2"],
  ["def f():\n\tx = 1\n        y = 2\n", "tabs", "        y = 2"],
  ["x = 'abc\ny = 2\n", "quote", "'abc"],
  ['print("abc)\ny = 2\n', "quote", '"abc)'],
  ["x = f'{a} and\ny = 2\n", "quote", "f'{a} and"],
  ["x = 'it\\'\ny = 2\n", "quote", "'it\\'"],
  ["x = '''abc\ny = 2\n", "quote", "'''abc"],
  ["x = print(1\ny = 2\n", "unclosed", "("],
  ["x = [1, 2\ndef f(a):\n    return a\n", "unclosed", "["],
  ["x = (1))\n", "unopened", ")"],
  ["x = (1]\ny = 2\n", "mismatched", "]"],
  ["if a:\n    pass\nelse if b:\n    pass\n", "elseIf", "else if"],
  ["if x = 1:\n    pass\n", "equals", "="],
  ["If x:\n    pass\n", "capital", "If"],
  ["print 'hello'\n", "print", "print"],
  ["x = 1 +\ny = 2\n", "unreadable", "+"],
  ["if a && b:\n    pass\n", "unreadable", "&"],
])("%j: %s", (code, kind, underlined) => {
  expect(found(code)).toEqual([kind, underlined]);
});

test("what a bracket or a word is about is named", () => {
  expect(problemOf("f({1)\n")?.detail).toBe(")");
  expect(problemOf("Def f():\n    pass\n")?.detail).toBe("def");
});

test("only the first problem of several is told", () => {
  expect(found("def f(x)\n    return (x\n\nprint 'a'\n")).toEqual(["colon", ")"]);
});

test("somebody who still types a body, a list or a text is about to mend it", () => {
  expect(reached("x = 1\ndef f():\n    \n\ny = 2\n")).toBe("def f():\n    \n");
  expect(reached("def f():\n")).toBe("def f():\n");
  expect(reached("x = [\n    1,\n    2\ny = 3\n")).toBe("x = [\n    1,\n    2");
  expect(reached('x = 1\ny = """one\ntwo\n')).toBe('y = """one\ntwo\n');
});

test.each([
  "",
  "# only a remark",
  "x = 1.\ny = (1. / 3)\nz = -1., 1.\n",
  "def f():\n    x = yield\n    yield\n",
  "match p:\n    case Point():\n        pass\n    case [1, *rest] if rest:\n        pass\n",
  "with open(a) as (b, c):\n    pass\n",
  "with (open(a) as b, open(c) as d):\n    pass\n",
  'x = f"{d["a"]!r:>{w}} {{}}"\n',
  "def f[T: int](x: T) -> T: return x\ntype Pair[T] = tuple[T, T]\nclass A[T]: pass\n",
  "try:\n    pass\nexcept* ValueError as group:\n    pass\n",
  "if (n := 1) > 0: print(n)\n",
  "x = [\n1,\n  2,\n        3]\n",
  "x = 1 + \\\n        2\n",
  "def f(a, /, b, *, c): ...\n",
  "if a:\n\tx = 1\n\ty = 2\n",
  "def f():\n    '''One\nTwo'''\n    return 1\n",
  "x = 1\n\f\ny = 2\n",
  "async def f():\n    async with a as b, c:\n        return [x async for x in b]\n",
  "x = {'a': [1, (2)], \"b\": lambda v: v}\n",
  "x = r'\\d' rb'a' b\"b\"\n",
  "match = 1\nprint(match)\ncase = 2\n",
  "if x:\n    pass\n\n\n\n    # a remark, further in\n        # and another\nelse:\n    pass",
  "def f():\n    return 1",
])("finds nothing wrong with %j", (code) => {
  expect(found(code)).toBeNull();
});
