import { parseArgs, type ParseArgsConfig } from "node:util";

import { CommandError } from "./io.ts";

/**
 * `node:util` parseArgs, with positionals allowed and its complaints turned into one sentence.
 * @throws {CommandError} naming `help`, the command whose `--help` tells more.
 */
export function parseArguments<O extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: O,
  help: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${firstSentence(message)} See ${help} --help.`, { cause: error });
  }
}

function firstSentence(message: string): string {
  const line = message.split("\n", 1)[0] ?? message;
  const sentence = line.split(/\. (?=[A-Z])/, 1)[0] ?? line;
  return sentence.endsWith(".") ? sentence : `${sentence}.`;
}
