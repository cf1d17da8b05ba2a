import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";

import { type GradingResult, SandboxKind } from "../contract/verdict.ts";
import { SandboxError, type Sandbox, type SandboxJob } from "../grader-node/sandbox/types.ts";
import { parseArguments } from "./arguments.ts";
import { readGradingFolder } from "./assignment-folder.ts";
import { readPrograms, type Program } from "./grade-files.ts";
import { jsonLine, reportText, summaryText, type Graded } from "./grade-report.ts";
import { inOrder } from "./in-order.ts";
import { CommandError, type ExitCode, type Io } from "./io.ts";
import { withSandbox } from "./open-sandbox.ts";
import { runJob } from "./run-job.ts";
import { problemText } from "./text-file.ts";

const HELP = `Usage: npm run --silent grade -- --assignment DIR [options] FILE…

Grades each FILE against the assignment in DIR with the real sandbox, without a server.

  --assignment DIR   a folder with assignment.toml and tests/
  --json             one line of JSON per file, in the order given, and nothing else on stdout:
                     {"file","verdict","points","tests":[{"name","outcome","message"}],
                      "cpuMs","wallMs","memoryKb"}
  --concurrency N    how many programs run side by side (default: the number of cores)
  --sandbox KIND     docker, or wasm: Python in WebAssembly, for machines without containers
                     (default: docker where an engine answers, else wasm)

A file is decoded as Python would do it: UTF-8, or what a coding comment in it names. What Python
cannot read is a syntax_error. A file over 64 KiB is refused before anything runs, as the server
would do.

Exit codes: 0 when every file was graded, whatever the verdicts; 2 on bad use or a fault of ours.

Examples:
  npm run --silent grade -- --assignment courses/first-steps/assignments/welcome-sign answer.py
  npm run --silent grade -- --assignment my-course/assignments/sorting --json handed-in/*.py`;

const OPTIONS = {
  assignment: { type: "string" },
  json: { type: "boolean", default: false },
  concurrency: { type: "string" },
  sandbox: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** `grade`: see HELP. */
export async function grade(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, OPTIONS, "npm run --silent grade --");
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  if (values.assignment === undefined) {
    throw new CommandError("Which assignment? Name its folder with --assignment DIR.");
  }
  const sandboxKind = readSandboxKind(values.sandbox);
  const concurrency = readConcurrency(values.concurrency);
  if (positionals.length === 0) throw new CommandError("Which programs? Name at least one FILE.");
  const { template, points } = await readTemplate(values.assignment, io.cwd);
  const programs = await readPrograms(positionals, io.cwd);

  const slots = Math.min(concurrency, programs.length);
  const gradeAll = async (sandbox: Sandbox): Promise<ExitCode> => {
    const gradeOne = (program: Program) => gradeProgram(sandbox, template, program, io.signal);
    const graded: Graded[] = [];
    let faults = 0;
    for await (const { file, answer } of inOrder(programs, slots, gradeOne, io.signal)) {
      if (io.signal.aborted) break;
      if (answer instanceof SandboxError) {
        faults += 1;
        io.err(`${file} could not be graded: ${answer.message}`);
        continue;
      }
      const worth = answer.verdict === "correct" ? points : 0;
      const entry = { file, result: answer, points: worth };
      graded.push(entry);
      io.out(values.json ? jsonLine(entry) : reportText(entry));
    }
    if (!values.json && graded.length > 1) io.out(`\n${summaryText(graded)}`);
    return faults === 0 && graded.length === programs.length ? 0 : 2;
  };
  return withSandbox(io, slots, gradeAll, sandboxKind);
}

type Template = Omit<SandboxJob, "code">;

async function readTemplate(dir: string, cwd: string) {
  const path = resolve(cwd, dir);
  if ((await stat(path).catch(() => null))?.isFile()) {
    throw new CommandError(`${dir} is a file; --assignment names the folder of an assignment.`);
  }
  const { toml, bundle, problems } = await readGradingFolder(path);
  const [first] = problems;
  if (first !== undefined || toml === null || bundle === null) {
    const reasons = problems.map((problem) => problemText(problem, cwd)).join("; ");
    throw new CommandError(`The assignment in ${dir} cannot be used: ${reasons}.`);
  }
  const { format: _, ...template } = bundle;
  return { template, points: toml.points };
}

function readSandboxKind(kind: string | undefined): SandboxKind | undefined {
  if (kind === undefined) return undefined;
  const parsed = SandboxKind.safeParse(kind);
  if (parsed.success) return parsed.data;
  throw new CommandError(`There is no sandbox called "${kind}"; use --sandbox docker or wasm.`);
}

function readConcurrency(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= MAX_CONCURRENCY) return value;
  throw new CommandError(`--concurrency is a whole number from 1 to ${MAX_CONCURRENCY}.`);
}

const MAX_CONCURRENCY = 256;

async function gradeProgram(
  sandbox: Sandbox,
  template: Template,
  { file, source }: Program,
  signal: AbortSignal,
): Promise<{ file: string; answer: GradingResult | SandboxError }> {
  if (!source.ok) return { file, answer: unreadable(source, template) };
  const job = { ...template, code: source.text };
  return { file, answer: await runJob(sandbox, job, signal) };
}

/** What Python says of a file that it cannot decode; there is nothing to run then. */
function unreadable(
  { message, line }: { message: string; line: number | null },
  { isolation }: Template,
): GradingResult {
  const spent = { cpuMs: 0, wallMs: 0, memoryKb: 0 };
  return {
    verdict: "syntax_error",
    isolation,
    sandbox: "docker",
    tests: [],
    feedback: `SyntaxError: ${message}`,
    line,
    ...spent,
  };
}
