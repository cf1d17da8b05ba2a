import type { LogicalLine } from "./python-layout.ts";
import { problemAt, type ProblemKind, type SyntaxProblem } from "./problem.ts";

/** How far a line is indented, with a tab counted as Python does: as up to eight columns, and as one. */
interface Depth {
  columns: number;
  characters: number;
}

/** The first line that Python's own rules of indentation do not allow. */
export function indentationProblem(
  lines: readonly LogicalLine[],
  text: string,
): SyntaxProblem | null {
  const blocks: Depth[] = [{ columns: 0, characters: 0 }];
  let header: LogicalLine | null = null;
  let previous: LogicalLine | null = null;

  for (const line of lines) {
    const depth = depthOf(line.indent);
    const kind = step(blocks, depth, header !== null);
    if (kind === "body" && header !== null) {
      return bodyProblem(header, line.from - line.indent.length - 1, text);
    }
    if (kind === "indent" && previous !== null && isSoftHeader(previous, text)) {
      return problemAt("colon", text, previous.to - 1, previous.to);
    }
    if (kind !== null) {
      return problemAt(kind, text, line.from - line.indent.length, line.to);
    }
    header = text.charAt(line.to - 1) === ":" ? line : null;
    previous = line;
  }
  return header === null ? null : bodyProblem(header, text.length, text);
}

/** Brings the open blocks to where the next line stands. */
function step(blocks: Depth[], depth: Depth, isBodyDue: boolean): ProblemKind | null {
  const block = blocks.at(-1) ?? depth;
  if (depth.columns > block.columns) {
    if (depth.characters <= block.characters) {
      return "tabs";
    }
    blocks.push(depth);
    return isBodyDue ? null : "indent";
  }
  if (isBodyDue) {
    return "body";
  }
  while ((blocks.at(-1)?.columns ?? 0) > depth.columns) {
    blocks.pop();
  }
  const outer = blocks.at(-1);
  if (outer?.columns !== depth.columns) {
    return "dedent";
  }
  return outer.characters === depth.characters ? null : "tabs";
}

function depthOf(indent: string): Depth {
  const depth: Depth = { columns: 0, characters: 0 };
  // A form feed begins the line anew.
  for (const char of indent.slice(indent.lastIndexOf("\f") + 1)) {
    depth.columns = char === "\t" ? (Math.floor(depth.columns / 8) + 1) * 8 : depth.columns + 1;
    depth.characters += 1;
  }
  return depth;
}

/** The body may still be written on the lines up to `end`. */
function bodyProblem(header: LogicalLine, end: number, text: string): SyntaxProblem {
  const problem = problemAt("body", text, header.to - 1, header.to);
  return { ...problem, reach: { ...problem.reach, to: Math.max(problem.reach.to, end) } };
}

/** `match` and `case` are names elsewhere, so that only what follows shows what they are. */
function isSoftHeader(line: LogicalLine, text: string): boolean {
  return !line.hasColon && /^(match|case)\s/.test(text.slice(line.from, line.to));
}
