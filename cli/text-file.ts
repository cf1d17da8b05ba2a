import { readFile } from "node:fs/promises";

/** What is wrong with a course, and in which file; `file` is a path as the user would type it. */
export interface Problem {
  file: string;
  message: string;
}

/** `file: message`, with the path as it looks from `cwd` where it lies below. */
export function problemText({ file, message }: Problem, cwd: string): string {
  const prefix = cwd.endsWith("/") ? cwd : `${cwd}/`;
  return `${file.startsWith(prefix) ? file.slice(prefix.length) : file}: ${message}`;
}

/**
 * Reads a UTF-8 text with its line ends as LF, so that a course is the same on every system.
 * A file that is absent or not UTF-8 becomes a problem, and null.
 */
export async function readText(
  file: string,
  whenMissing: string,
  problems: Problem[],
): Promise<string | null> {
  const bytes = await readBytes(file, whenMissing, problems);
  if (bytes === null) return null;
  try {
    return lineFeeds(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    problems.push({ file, message: "is not UTF-8 text; save it as UTF-8" });
    return null;
  }
}

export async function readBytes(
  file: string,
  whenMissing: string,
  problems: Problem[],
): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    problems.push({ file, message: isMissing(error) ? whenMissing : readingFailed(error) });
    return null;
  }
}

export function lineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n");
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** Why a file could not be read, to follow its name. */
export function readingFailed(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return "does not exist";
  if (code === "EISDIR") return "is a folder, not a file";
  if (code === "ENOTDIR") return "cannot be read: a part of this path is a file, not a folder";
  if (code === "EACCES" || code === "EPERM") return "may not be read by this user";
  return `cannot be read (${code === "" ? String(error) : code})`;
}

/** Why a file could not be written, to follow its name. */
export function writingFailed(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return "is in no folder that exists";
  if (code === "EISDIR") return "is a folder, not a file";
  if (code === "EACCES" || code === "EPERM") return "may not be written by this user";
  return `cannot be written (${code === "" ? String(error) : code})`;
}
