import { readFile } from "node:fs/promises";

import { z } from "zod";

import { decodePython } from "../../cli/python-source.ts";
import { MAX_CODE_BYTES } from "../../contract/limits.ts";
import { Slug } from "../../contract/course.ts";
import { Verdict } from "../../contract/verdict.ts";

/** What a sandbox must have for a program to mean anything in it. */
export const Need = z.enum(["processes", "namespaces"]);
export type Need = z.infer<typeof Need>;

const listOf = (separator: string) =>
  z.string().transform((text) => text.split(separator).map((part) => part.trim()));

const sentence = z
  .string()
  .min(20)
  .max(600)
  .regex(/[.!?]$/, "must be a sentence");

/** The comment at the top of a program, see README.md. */
export const Header = z.strictObject({
  /** The verdicts that are right; more than one where chance or the machine decides. */
  expect: listOf("|").pipe(z.array(Verdict).min(1)),
  /** A folder of `assignments/`. */
  assignment: Slug,
  /** How it cheats or hurts; of an honest program, what is odd about it. */
  how: sentence,
  /** What it gets where tests and program share one interpreter: proof that the trick works. */
  fools: Verdict.optional(),
  needs: listOf(",").pipe(z.array(Need)).default([]),
});
export type Header = z.infer<typeof Header>;

export interface Program extends Header {
  /** Path within this folder, such as `abuse/fork_bomb.py`. */
  file: string;
  code: string;
}

/** A program without a usable header, or one that no student could send. */
export class ProgramError extends Error {
  override readonly name = "ProgramError";
  constructor(file: string, message: string) {
    super(`${file}: ${message}`);
  }
}

/**
 * Reads a program as `grade` does: decoded by its coding line, line ends kept.
 * @throws {ProgramError}
 */
export async function readProgram(dir: string, file: string): Promise<Program> {
  const bytes = await readFile(`${dir}/${file}`);
  if (bytes.length > MAX_CODE_BYTES) throw new ProgramError(file, "is larger than 64 KiB");
  const source = decodePython(bytes);
  if (!source.ok) throw new ProgramError(file, source.message);
  return { file, code: source.text, ...readHeader(file, source.text) };
}

const FIRST_LINE = /^# expect:/;
const KEY_LINE = /^# ([a-z]+): (.*)$/;
const CONTINUED = /^# {3,}(.*)$/;

/**
 * The header of a program: `# key: value` lines that begin with `# expect:`, before any code. A line
 * that is indented further goes on with the value above it.
 * @throws {ProgramError}
 */
export function readHeader(file: string, code: string): Header {
  const lines = code.split(/\r\n|\r|\n/);
  const end = lines.findIndex((line) => !line.startsWith("#") && line.trim() !== "");
  const comments = lines.slice(0, end === -1 ? lines.length : end);
  const start = comments.findIndex((line) => FIRST_LINE.test(line));
  if (start === -1) throw new ProgramError(file, 'has no header; it begins with "# expect: …"');
  const fields: Record<string, string> = {};
  let last: string | undefined;
  for (const line of comments.slice(start)) {
    const [, key, value] = KEY_LINE.exec(line) ?? [];
    const more = CONTINUED.exec(line)?.[1];
    if (key !== undefined && value !== undefined) {
      if (key in fields) throw new ProgramError(file, `says "${key}" twice`);
      fields[key] = value.trim();
      last = key;
    } else if (more !== undefined && last !== undefined) {
      fields[last] += ` ${more.trim()}`;
    } else if (line.startsWith("#")) {
      throw new ProgramError(file, `has a line in its header that is no field: ${line}`);
    } else {
      break;
    }
  }
  const parsed = Header.safeParse(fields);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(
    ({ path, message }) => `${path.join(".") || "header"}: ${message}`,
  );
  throw new ProgramError(file, issues.join("; "));
}
