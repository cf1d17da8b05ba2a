import type { pythonLanguage } from "@codemirror/lang-python";

export type SyntaxTree = ReturnType<typeof pythonLanguage.parser.parse>;

/** What Python reads as one line: brackets, a backslash and long strings join several of the text's. */
export interface LogicalLine {
  from: number;
  /** Behind its last character that is neither space nor comment. */
  to: number;
  indent: string;
  /** It has a colon outside of brackets, as what opens a block must. */
  hasColon: boolean;
}

export interface Bracket {
  char: string;
  at: number;
}

/** How a program is laid out, as far as that can be told without understanding it. */
export interface Layout {
  lines: readonly LogicalLine[];
  /** Where a string begins that has no end. */
  openQuote: { from: number; to: number } | null;
  /** A bracket that nothing closes, or that closes nothing, or the wrong one. */
  bracket: { opening: Bracket | null; closing: Bracket | null } | null;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Strings and comments are taken from the tree, everything else from the text. */
export function layoutOf(tree: SyntaxTree, text: string): Layout {
  const opaque = opaqueRanges(tree);
  const unended = opaque.find(
    ({ isString, from, to }) => isString && !hasEnd(text.slice(from, to)),
  );
  const lines: LogicalLine[] = [];
  const open: Bracket[] = [];
  let bracket: Layout["bracket"] = null;
  let line: LogicalLine | null = null;
  let textLineFrom = 0;
  let next = 0;

  function take(from: number, to: number): LogicalLine {
    if (line === null) {
      line = { from, to, indent: text.slice(textLineFrom, from), hasColon: false };
      lines.push(line);
    }
    line.to = to;
    return line;
  }

  for (let at = 0; at < text.length; at += 1) {
    const range = opaque[next];
    if (range?.from === at) {
      next += 1;
      if (range.isString) {
        take(at, range.to);
      }
      at = Math.max(at, range.to - 1);
      continue;
    }
    const char = text.charAt(at);
    if (char === "\n") {
      textLineFrom = at + 1;
      if (open.length === 0) {
        line = null;
      }
    } else if (char === "\\" && text.charAt(at + 1) === "\n") {
      at += 1;
    } else if (!/\s/.test(char)) {
      const current = take(at, at + 1);
      if (CLOSING[char] !== undefined) {
        open.push({ char, at });
      } else if (")]}".includes(char)) {
        const opening = open.pop() ?? null;
        if (bracket === null && (opening === null || CLOSING[opening.char] !== char)) {
          bracket = { opening, closing: { char, at } };
        }
      } else if (char === ":" && open.length === 0) {
        current.hasColon = true;
      }
    }
  }
  const left = open.at(-1);
  if (bracket === null && left !== undefined) {
    bracket = { opening: left, closing: null };
  }
  return { lines, openQuote: unended ?? null, bracket };
}

interface OpaqueRange {
  from: number;
  to: number;
  isString: boolean;
}

function opaqueRanges(tree: SyntaxTree): OpaqueRange[] {
  const ranges: OpaqueRange[] = [];
  tree.iterate({
    enter({ name, from, to }) {
      const isString = name === "String" || name === "FormatString";
      if (!isString && name !== "Comment") {
        return true;
      }
      if (to > from) {
        ranges.push({ from, to, isString });
      }
      return false;
    },
  });
  return ranges;
}

function hasEnd(string: string): boolean {
  const [, body = ""] = /^[a-z]*(.*)$/is.exec(string) ?? [];
  const quote = /^('''|"""|'|")/.exec(body)?.[0] ?? "";
  const inside = body.slice(quote.length, -quote.length);
  const isEscaped = /(?<!\\)(\\\\)*\\$/.test(inside);
  return body.length >= 2 * quote.length && body.endsWith(quote) && !isEscaped;
}
