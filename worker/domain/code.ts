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
  let open: string | null = null;
  const trimmed: string[] = [];
  for (const line of lines) {
    open = stringOpenAfter(line, open);
    trimmed.push(open === null ? trimLine(line) : line);
  }
  while (trimmed.at(-1) === "") trimmed.pop();
  return trimmed.length === 0 ? "" : `${trimmed.join("\n")}\n`;
}

/** SHA-256 (hex) of the normalised code. */
export async function hashCode(normalised: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(normalised));
  return new Uint8Array(digest).toHex();
}

function trimLine(line: string): string {
  let end = line.length;
  while (end > 0 && " \t\f".includes(line.charAt(end - 1))) end -= 1;
  return line.charAt(end - 1) === "\\" ? line : line.slice(0, end);
}

/** The quotes of the string that is open at the end of a line, given those open at its start. */
function stringOpenAfter(line: string, openAtStart: string | null): string | null {
  let open = openAtStart;
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
  // A string in single quotes ends with its line, unless a backslash at the end carries it on.
  const isCarriedOn = i > line.length;
  return open === null || open.length === 3 || isCarriedOn ? open : null;
}
