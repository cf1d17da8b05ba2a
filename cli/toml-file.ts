import { parse, TomlError } from "smol-toml";
import type { z } from "zod";

import { readText, type Problem } from "./text-file.ts";

/** Reads a TOML file against its schema; everything wrong with it is in `problems` by field. */
export async function readToml<S extends z.ZodType>(
  file: string,
  schema: S,
  whenMissing: string,
  problems: Problem[],
): Promise<z.output<S> | null> {
  const text = await readText(file, whenMissing, problems);
  if (text === null) return null;
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    problems.push({ file, message: tomlMessage(error) });
    return null;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  problems.push(...schemaProblems(file, parsed.error));
  return null;
}

/** One problem for each issue that zod found, with the field's path in front. */
export function schemaProblems(file: string, error: z.ZodError): Problem[] {
  return error.issues.map((issue) => {
    const field = issue.path.map(String).join(".");
    return { file, message: field === "" ? issue.message : `${field}: ${issue.message}` };
  });
}

function tomlMessage(error: unknown): string {
  if (!(error instanceof TomlError)) return `is not TOML: ${String(error)}`;
  const [first = ""] = error.message.split("\n", 1);
  const what = first.replace(/^Invalid TOML document: /, "");
  return `is not TOML: line ${error.line}, column ${error.column}: ${what}`;
}
