import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";

import { canonicalBundleText, TestFile, type Bundle } from "../contract/bundle.ts";
import { AssignmentToml, AssignmentUpload } from "../contract/course.ts";
import { MAX_BUNDLE_BYTES, MAX_CODE_BYTES } from "../contract/limits.ts";
import { decodePython } from "./python-source.ts";
import { isMissing, lineFeeds, readBytes, readingFailed, readText } from "./text-file.ts";
import type { Problem } from "./text-file.ts";
import { readToml, schemaProblems } from "./toml-file.ts";

/** What grading with an assignment needs; null where `problems` says why not. */
interface GradingFolder {
  /** The folder's path, as given. */
  dir: string;
  toml: AssignmentToml | null;
  bundle: Bundle | null;
  problems: Problem[];
}

/** A whole `assignments/<slug>/`; the upload never holds the reference. */
export interface AssignmentFolder extends GradingFolder {
  slug: string;
  upload: AssignmentUpload | null;
  reference: string | null;
  /** Not wrong, but worth a look. */
  warnings: Problem[];
}

/** Reads `assignment.toml`, `tests/` and `examples/`: all that a verdict depends on. */
export async function readGradingFolder(dir: string): Promise<GradingFolder> {
  const problems: Problem[] = [];
  const file = join(dir, "assignment.toml");
  const toml = await readToml(file, AssignmentToml, MISSING_TOML, problems);
  const tests = await readTestFiles(dir, "tests", problems);
  const examples = await readTestFiles(dir, "examples", problems);
  if (
    tests.length === 0 &&
    !problems.some((problem) => problem.file.startsWith(join(dir, "tests")))
  ) {
    problems.push({
      file: join(dir, "tests"),
      message: "holds no test_*.py, so nothing is tested",
    });
  }
  // As in the canonical bundle, so that tests are told here in the order of the server's verdicts.
  const files = [...examples, ...tests].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const bundle = toml === null ? null : makeBundle(dir, toml, files, problems);
  return { dir, toml, bundle, problems };
}

/** Reads everything that is published of an assignment, and its reference. */
export async function readAssignment(dir: string): Promise<AssignmentFolder> {
  const { toml, bundle, problems } = await readGradingFolder(dir);
  const slug = basename(dir);
  const warnings: Problem[] = [];
  const handout = await readText(join(dir, "handout.md"), MISSING_HANDOUT, problems);
  if (handout?.trim() === "") problems.push({ file: join(dir, "handout.md"), message: "is empty" });
  const starter = await readProgram(join(dir, "starter.py"), MISSING_STARTER, problems);
  const reference = await readProgram(join(dir, "solution.py"), MISSING_REFERENCE, problems);

  const folder = { dir, slug, toml, bundle, reference, problems, warnings };
  if (reference !== null) {
    if (starter !== null && sameCode(starter, reference)) {
      problems.push({ file: join(dir, "starter.py"), message: GIVES_REFERENCE });
    }
    for (const { path, source } of bundle?.files ?? []) {
      if (!sameCode(source, reference)) continue;
      problems.push({ file: join(dir, path), message: GIVES_REFERENCE });
    }
  }
  if (toml === null || bundle === null) return { ...folder, upload: null };
  adviseOn(dir, bundle, warnings, problems);
  if (handout === null || starter === null) return { ...folder, upload: null };
  const { title, points, module, isolation, limits } = toml;
  const described = { slug, title, points, module, isolation, limits };
  const draft = { ...described, handoutMarkdown: handout, starter, files: bundle.files };
  const parsed = AssignmentUpload.safeParse(draft);
  if (!parsed.success) problems.push(...schemaProblems(dir, parsed.error));
  return { ...folder, upload: parsed.success ? parsed.data : null };
}

const MISSING_TOML = 'is missing; it needs at least a line like title = "My assignment"';
const MISSING_HANDOUT = "is missing; it is the text that students read";
const MISSING_STARTER = "is missing; it is what students find in the editor";
const MISSING_REFERENCE =
  "is missing; it is the reference that proves that the tests can be passed";

const GIVES_REFERENCE =
  "is the same program as solution.py, and would be published: the reference has to stay here";

/** Whether two programs differ in nothing but white space. */
function sameCode(first: string, second: string): boolean {
  return first.replaceAll(/\s+/g, "") === second.replaceAll(/\s+/g, "");
}

/** Test files of one folder, sorted by path. Python's own by-products are passed over. */
async function readTestFiles(dir: string, kind: "tests" | "examples", problems: Problem[]) {
  const folder = join(dir, kind);
  let names: string[];
  try {
    names = (await readdir(folder)).toSorted();
  } catch (error) {
    const missing = isMissing(error);
    const message = missing ? "is missing; it holds the hidden test_*.py" : readingFailed(error);
    if (kind === "tests" || !missing) problems.push({ file: folder, message });
    return [];
  }
  const files: TestFile[] = [];
  for (const name of names) {
    if (name.startsWith("__") || name.startsWith(".")) continue;
    const path = `${kind}/${name}`;
    if (!TestFile.shape.path.safeParse(path).success) {
      problems.push({ file: join(dir, path), message: BAD_TEST_NAME });
      continue;
    }
    const source = await readPython(join(dir, path), "does not exist", problems);
    if (source !== null) files.push({ path, source });
  }
  return files;
}

const BAD_TEST_NAME =
  "is not named test_*.py (letters, digits and _), so it would not be part of the assignment; " +
  "rename it, or move what it holds into a test file";

function makeBundle(dir: string, toml: AssignmentToml, files: TestFile[], problems: Problem[]) {
  const { module, isolation, limits } = toml;
  if (files.length === 0) return null;
  if (files.length > MAX_TEST_FILES) {
    const message = `${files.length} test files; an assignment has at most ${MAX_TEST_FILES}`;
    problems.push({ file: dir, message });
    return null;
  }
  const bundle: Bundle = { format: 1, module, isolation, limits, files };
  const bytes = Buffer.byteLength(canonicalBundleText(bundle));
  if (bytes > MAX_BUNDLE_BYTES) {
    const message = `its tests are ${bytes} bytes together; at most ${MAX_BUNDLE_BYTES} fit`;
    problems.push({ file: dir, message });
  }
  return bundle;
}

const MAX_TEST_FILES = 200;

async function readPython(file: string, whenMissing: string, problems: Problem[]) {
  const bytes = await readBytes(file, whenMissing, problems);
  if (bytes === null) return null;
  const decoded = decodePython(bytes);
  if (decoded.ok) return lineFeeds(decoded.text);
  problems.push({ file, message: decoded.message });
  return null;
}

/** A program that a student could send, too: a test file may be larger. */
async function readProgram(file: string, whenMissing: string, problems: Problem[]) {
  const source = await readPython(file, whenMissing, problems);
  const size = Buffer.byteLength(source ?? "");
  if (size <= MAX_CODE_BYTES) return source;
  problems.push({ file, message: `is ${size} bytes; a program has at most ${MAX_CODE_BYTES}` });
  return null;
}

function adviseOn(dir: string, bundle: Bundle, warnings: Problem[], problems: Problem[]): void {
  const file = join(dir, "assignment.toml");
  const { module, isolation, files } = bundle;
  if (PYTHON_KEYWORDS.has(module)) {
    const message = `module: "${module}" is a keyword of Python, so no test can import it`;
    problems.push({ file, message });
  } else if (NEEDED_MODULES.has(module)) {
    const message = `module: running tests needs Python's own ${module}; choose another name`;
    problems.push({ file, message });
  } else if (!files.some(({ source }) => new RegExp(`\\b${module}\\b`).test(source))) {
    const message = `module: no test mentions "${module}"; tests begin with from ${module} import …`;
    problems.push({ file, message });
  }
  if (isolation === "shared") {
    const message =
      'isolation: with "shared", tests and student share one interpreter, and a program can ' +
      "forge its verdict; use it only where an assignment cannot do without";
    warnings.push({ file, message });
  }
}

/** `keyword.kwlist` of Python 3.13, without those that are no module name anyway. */
const PYTHON_KEYWORDS: ReadonlySet<string> = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except " +
    "finally for from global if import in is lambda nonlocal not or pass raise return try while " +
    "with yield"
  ).split(" "),
);

/** `_NEEDED` of gradewire/test_run.py, which refuses them too. */
const NEEDED_MODULES: ReadonlySet<string> = new Set(
  (
    "abc ast asyncio builtins codecs collections contextlib copy copyreg difflib encodings enum " +
    "errno functools gc gradewire importlib inspect io itertools json keyword linecache logging " +
    "operator os pkgutil posix posixpath pprint re reprlib resource select selectors signal socket " +
    "stat struct sys threading time token tokenize traceback types typing unittest warnings weakref " +
    "zipimport"
  ).split(" "),
);
