import type { GradingResult, TestResult } from "../contract/verdict.ts";

/** One graded file. */
export interface Graded {
  file: string;
  result: GradingResult;
  points: number;
}

/** The line of `--json`, with exactly the documented keys. */
export function jsonLine({ file, result, points }: Graded): string {
  const { verdict, cpuMs, wallMs, memoryKb } = result;
  const tests = result.tests.map(({ name, outcome, message }) => ({ name, outcome, message }));
  return JSON.stringify({ file, verdict, points, tests, cpuMs, wallMs, memoryKb });
}

const SHARED = "The tests ran inside the program (isolation = shared): this could be forged.";

/** What a person reads: a line for the file, then what went wrong in it. */
export function reportText({ file, result, points }: Graded): string {
  const { verdict, tests, feedback } = result;
  const passed = tests.filter(({ outcome }) => outcome === "passed").length;
  const count = tests.length === 0 ? "no tests ran" : `${passed} of ${tests.length} tests passed`;
  const use = `${result.cpuMs} ms CPU, ${(result.memoryKb / 1024).toFixed(1)} MiB`;
  const head = `${file}: ${verdict}, ${points} points (${count}; ${use})`;
  const failed = tests.filter(({ outcome }) => outcome === "failed" || outcome === "error");
  const shared = result.isolation === "shared" ? [indent(SHARED)] : [];
  const told = feedback === null ? [] : [indent(feedback)];
  const lines = [head, ...shared, ...told, ...failed.map(testText)];
  return lines.join("\n");
}

function testText({ name, title, outcome, message }: TestResult): string {
  const head = `  ${outcome === "error" ? "error " : "failed"}  ${title ?? name}`;
  return message === null ? head : `${head}\n${indent(message, 10)}`;
}

/** How many files got which verdict, the commonest first. */
export function summaryText(graded: readonly Graded[]): string {
  const counts = new Map<string, number>();
  for (const { result } of graded) {
    counts.set(result.verdict, (counts.get(result.verdict) ?? 0) + 1);
  }
  const parts = [...counts].toSorted((a, b) => b[1] - a[1]).map(([word, n]) => `${n} ${word}`);
  return `${graded.length} graded: ${parts.join(", ")}`;
}

export function indent(text: string, by = 2): string {
  const margin = " ".repeat(by);
  return text
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? line : `${margin}${line}`))
    .join("\n");
}
