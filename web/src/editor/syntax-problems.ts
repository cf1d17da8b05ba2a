import { indentationProblem } from "./indentation.ts";
import { lineEnd, lineStart, problemAt, type SyntaxProblem } from "./problem.ts";
import { layoutOf, type Layout, type LogicalLine, type SyntaxTree } from "./python-layout.ts";

const OPENS_BLOCK =
  /^(if|elif|else|for|while|def|class|try|except|finally|with|async\s+(def|for|with))\b/;
const KEYWORD_IN_CAPITALS =
  /^(If|Elif|Else|For|While|Def|Class|Try|Except|Return|Import|From|With)\b/;

/**
 * The first problem of a program, or null. Only the first, since what follows is mostly its echo. It
 * is a guess of the page's: the server's Python has the last word.
 */
export function syntaxProblem(tree: SyntaxTree, text: string): SyntaxProblem | null {
  const layout = layoutOf(tree, text);
  const quote = quoteProblem(layout, text);
  const others = [
    bracketProblem(layout, text),
    ...layout.lines.map((line) => colonProblem(line, text)),
    indentationProblem(layout.lines, text),
    printProblem(tree, text),
    unreadableProblem(tree, text, layout.lines),
  ].filter((problem) => problem !== null);
  const rank = ({ kind, from }: SyntaxProblem) =>
    lineStart(text, from) + (kind === "unreadable" ? 0.5 : 0);
  // On one line, whatever has a cause to name comes before what has none.
  const [first] = others.toSorted((a, b) => rank(a) - rank(b) || a.from - b.from);
  // A quote that is not closed takes in whatever would have closed what was opened before it.
  if (quote !== null && (first === undefined || first.to >= lineStart(text, quote.from))) {
    return quote;
  }
  return first ?? null;
}

function quoteProblem({ openQuote }: Layout, text: string): SyntaxProblem | null {
  if (openQuote === null) {
    return null;
  }
  const { from, to } = openQuote;
  const problem = problemAt("quote", text, from, Math.min(to, lineEnd(text, from)));
  return { ...problem, reach: { ...problem.reach, to: Math.max(to, problem.reach.to) } };
}

function bracketProblem({ bracket }: Layout, text: string): SyntaxProblem | null {
  if (bracket === null) {
    return null;
  }
  const { opening, closing } = bracket;
  if (closing !== null) {
    const kind = opening === null ? "unopened" : "mismatched";
    return problemAt(kind, text, closing.at, closing.at + 1, closing.char);
  }
  if (opening === null) {
    return null;
  }
  const problem = problemAt("unclosed", text, opening.at, opening.at + 1, opening.char);
  return { ...problem, reach: { ...problem.reach, to: endOfIndented(text, opening.at) } };
}

function colonProblem(line: LogicalLine, text: string): SyntaxProblem | null {
  const isMissing = !line.hasColon && OPENS_BLOCK.test(text.slice(line.from, line.to));
  return isMissing ? problemAt("colon", text, line.to - 1, line.to) : null;
}

/** The tree takes Python 2's print statement. */
function printProblem(tree: SyntaxTree, text: string): SyntaxProblem | null {
  let problem: SyntaxProblem | null = null;
  tree.iterate({
    enter({ name, from }) {
      if (name === "PrintStatement") {
        problem ??= problemAt("print", text, from, from + "print".length);
      }
    },
  });
  return problem;
}

function unreadableProblem(
  tree: SyntaxTree,
  text: string,
  lines: readonly LogicalLine[],
): SyntaxProblem | null {
  const error = firstError(tree);
  if (error === null) {
    return null;
  }
  const line = lines.findLast(({ from }) => from <= error.from);
  // Behind a gap the tree is no witness any more, so only the first error counts.
  if (isGapOfGrammar(text, line?.from ?? 0, error.from)) {
    return null;
  }
  const code = line === undefined ? "" : text.slice(line.from, line.to);
  const found = text.slice(error.from, error.to);
  const capital = KEYWORD_IN_CAPITALS.exec(code)?.[0];
  if (line !== undefined && capital !== undefined) {
    const detail = capital.toLowerCase();
    return problemAt("capital", text, line.from, line.from + capital.length, detail);
  }
  const elseIf = /^else\s+if\b/.exec(code)?.[0];
  if (line !== undefined && elseIf !== undefined) {
    return problemAt("elseIf", text, line.from, line.from + elseIf.length);
  }
  if (found === "=" && /^(if|elif|while)\b/.test(code)) {
    return problemAt("equals", text, error.from, error.to);
  }
  const { from, to } = wordAt(text, error.from);
  return problemAt("unreadable", text, from, to);
}

function firstError(tree: SyntaxTree): { from: number; to: number } | null {
  let first: { from: number; to: number } | null = null;
  tree.iterate({
    enter({ type, from, to }) {
      if (type.isError) {
        first ??= { from, to };
      }
      return first === null;
    },
  });
  return first;
}

/** What Python reads and the tree's grammar does not. */
function isGapOfGrammar(text: string, lineFrom: number, at: number): boolean {
  const before = text.slice(lineFrom, at).trimEnd();
  const after = text.slice(at, lineEnd(text, at));
  return (
    /(^|[^\w.])\d[\d_]*\.$/.test(before) || // 1.
    /\byield$/.test(before) ||
    (/\bas$/.test(before) && /^[([]/.test(after)) || // with … as (a, b)
    /^(async\s+)?with\s*\(/.test(before) || // with (a as b, c as d)
    (/^case\b.*\($/s.test(before) && after.startsWith(")")) || // case Point():
    text.slice(0, at).trimEnd().length < text.lastIndexOf("\f", at) + 1
  );
}

/** The word at or behind a place, else the last one before it on its line. */
function wordAt(text: string, at: number): { from: number; to: number } {
  const behind = /^[^\S\n]*(\w+|[^\s\w])/.exec(text.slice(at));
  if (behind !== null) {
    const to = at + behind[0].length;
    return { from: to - (behind[1]?.length ?? 1), to };
  }
  const before = /(\w+|[^\s\w])\s*$/.exec(text.slice(0, at));
  const from = before?.index ?? 0;
  return { from, to: Math.max(from + (before?.[1]?.length ?? 1), from) };
}

/** The end of the lines that follow with more indentation than the one of `at` has, or with nothing. */
function endOfIndented(text: string, at: number): number {
  const indent = /^[^\S\n]*/.exec(text.slice(lineStart(text, at)))?.[0].length ?? 0;
  let end = lineEnd(text, at);
  while (end < text.length) {
    const following = text.slice(end + 1, lineEnd(text, end + 1));
    if (following.trim() !== "" && following.search(/\S/) <= indent) {
      break;
    }
    end = lineEnd(text, end + 1);
  }
  return end;
}
