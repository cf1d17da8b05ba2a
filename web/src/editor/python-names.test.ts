import { CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { loadPyodide } from "pyodide";
import { expect, test } from "vitest";

import { BUILTINS, EXCEPTIONS, KEYWORDS, pythonWithNames } from "./python-names.ts";

/** What is offered where `|` stands in a program. */
async function offered(program: string, explicit = false): Promise<string[]> {
  const pos = program.indexOf("|");
  const doc = program.replace("|", "");
  const state = EditorState.create({ doc, extensions: pythonWithNames() });
  const context = new CompletionContext(state, pos, explicit);
  const results: (CompletionResult | null)[] = [];
  for (const source of state.languageDataAt<(c: CompletionContext) => Promise<CompletionResult>>(
    "autocomplete",
    pos,
  )) {
    results.push(await source(context));
  }
  return results.flatMap((result) => result?.options.map(({ label }) => label) ?? []);
}

test("offers the names that can be seen from where the cursor is", async () => {
  const names = await offered(
    "import math\ndef outer(apples):\n    pears = 1\n    a|\n\ndef other(oranges):\n    plums = 2\n",
  );
  expect(names).toEqual(expect.arrayContaining(["math", "outer", "other", "apples", "pears"]));
  expect(names).not.toContain("oranges");
  expect(names).not.toContain("plums");
});

test("offers Python's own names", async () => {
  const names = await offered("p|\n");
  expect(names).toEqual(expect.arrayContaining(["print", "pass", "enumerate", "KeyError", "elif"]));
});

test.each(["x = 'p|'\n", "# p|\n", "x.p|\n", 'x = f"p|"\n'])(
  "offers nothing in %j, which is no place for a name",
  async (program) => {
    expect(await offered(program)).toEqual([]);
  },
);

test("offers names in the braces of an f-string", async () => {
  expect(await offered('name = 1\nx = f"{na|}"\n')).toContain("name");
});

test("every name that is offered as Python's is one of the Python that runs programs", async () => {
  const python = await loadPyodide();
  const known: string[] = python
    .runPython("import builtins, keyword; keyword.kwlist + keyword.softkwlist + dir(builtins)")
    .toJs();
  const names = [...KEYWORDS, ...BUILTINS, ...EXCEPTIONS];
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
});
