import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import { MAX_CODE_BYTES } from "../contract/limits.ts";
import { CommandError } from "./io.ts";
import { decodePython, type DecodedSource } from "./python-source.ts";
import { readingFailed } from "./text-file.ts";

/** A program to grade: its path as the user typed it, and its text where Python would read it. */
export interface Program {
  file: string;
  source: DecodedSource;
}

/**
 * Reads all programs before the first one is graded, so that a mistake in the command is told at
 * once.
 * @throws {CommandError} when one cannot be read, or is larger than what a student may send (the
 * HTTP interface answers 413 there: such a program has no verdict).
 */
export async function readPrograms(files: readonly string[], cwd: string): Promise<Program[]> {
  const programs: Program[] = [];
  for (const file of files) {
    const bytes = await readFile(resolve(cwd, file)).catch((error: unknown) => {
      throw new CommandError(`${file} ${readingFailed(error)}.`, { cause: error });
    });
    const source = decodePython(bytes);
    const size = source.ok ? Buffer.byteLength(source.text) : bytes.length;
    if (size > MAX_CODE_BYTES) {
      const limit = `${MAX_CODE_BYTES / 1024} KiB`;
      throw new CommandError(`${file} is ${size} bytes; a program may be at most ${limit} large.`);
    }
    programs.push({ file, source });
  }
  return programs;
}
