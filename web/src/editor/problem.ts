export type ProblemKind =
  | "colon"
  | "body"
  | "indent"
  | "dedent"
  | "tabs"
  | "quote"
  | "unclosed"
  | "unopened"
  | "mismatched"
  | "elseIf"
  | "equals"
  | "capital"
  | "print"
  | "unreadable";

/** Where Python will probably stop reading, and what is probably the cause. */
export interface SyntaxProblem {
  kind: ProblemKind;
  from: number;
  to: number;
  /** The bracket or word that it is about. */
  detail: string;
  /** Somebody who types in here may be about to mend it. */
  reach: { from: number; to: number };
}

/** Makes a problem whose reach is the lines that it is on. */
export function problemAt(
  kind: ProblemKind,
  text: string,
  from: number,
  to: number,
  detail = "",
): SyntaxProblem {
  return { kind, from, to, detail, reach: { from: lineStart(text, from), to: lineEnd(text, to) } };
}

/** Where the line of a place begins. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** Where the line of a place ends, before its line feed. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
