/**
 * The form of a program under which equal programs are found, and which is run: line endings become
 * LF, trailing white space goes from lines and from the end. No line moves, so line numbers stay the
 * student's.
 *
 * White space inside a string that spans lines is part of the program's meaning and stays, as does
 * white space after a closing backslash (an error in Python, which must remain one). Otherwise two
 * programs that differ in their answers would share a verdict.
 */
export function normaliseCode(code: string): string {
  const lines = code.replace(/\r\n?/g, "\n").split("\n");
  let openString: TripleQuote | null = null;
  const trimmed = lines.map((line) => {
    openString = stringOpenAfter(line, openString);
    return openString === null ? trimLine(line) : line;
  });
  const text = trimmed.join("\n").replace(/\n+$/, "");
  return text === "" ? "" : `${text}\n`;
}

/** SHA-256 (hex) of the normalised code. */
export async function hashCode(normalised: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(normalised));
  return new Uint8Array(digest).toHex();
}

type TripleQuote = '"""' | "'''";

function trimLine(line: string): string {
  const trimmed = line.replace(/[ \t\f]+$/, "");
  return trimmed.endsWith("\\") ? line : trimmed;
}

/** Which triple-quoted string is open at the end of a line, given the one open at its start. */
function stringOpenAfter(line: string, openAtStart: TripleQuote | null): TripleQuote | null {
  let open: string | null = openAtStart;
  let i = 0;
  while (i < line.length) {
    if (open !== null) {
      if (line[i] === "\\") i += 2;
      else if (line.startsWith(open, i)) {
        i += open.length;
        open = null;
      } else i += 1;
    } else if (line[i] === "#") {
      break;
    } else if (line[i] === '"' || line[i] === "'") {
      open = line.startsWith(line.charAt(i).repeat(3), i)
        ? line.charAt(i).repeat(3)
        : line.charAt(i);
      i += open.length;
    } else i += 1;
  }
  // A string in single quotes ends with its line, unless a backslash carries it on; that rare form
  // is treated as ended, which can only keep white space that could have gone.
  return open === '"""' || open === "'''" ? open : null;
}
