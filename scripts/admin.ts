import { parseArgs } from "node:util";

import { CommandError } from "../cli/io.ts";
import { byDatabase, type DatabaseCommand } from "./admin/database.ts";
import { byInterface, type InterfaceCommand } from "./admin/interface.ts";
import { StartError } from "./child.ts";

const HELP = `npm run --silent admin -- COMMAND

In the database, of npm start or with --remote of the Cloudflare account:
  node NAME           makes a grader node and prints its token, once: only its hash is kept
  instructor NAME     makes somebody who may publish new courses, and prints their token
                      Run again with the same name, the old token no longer works.
  grant USER ROLE     makes a user student, instructor or admin; the first admin has nobody to ask

Of a running system, of npm start or at GRADEWIRE_URL with an admin's GRADEWIRE_TOKEN:
  nodes               lists the grader nodes: connected or not, free slots, what they run
  revoke NAME         takes a node's token away at once; what it runs goes back to the queue
  failures            lists the gradings that failed, newest first, and why
  feedback COURSE     what students say of a course: stars, comments and reports of problems
  invite COURSE       prints a link that makes one person an instructor of a course`;

/** How many words follow each command. */
const WORDS: Record<DatabaseCommand | InterfaceCommand, number> = {
  node: 1,
  instructor: 1,
  grant: 2,
  nodes: 0,
  revoke: 1,
  failures: 0,
  feedback: 1,
  invite: 1,
};

function readCommand() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      remote: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [command = "", ...words] = positionals;
  const isKnown = Object.hasOwn(WORDS, command);
  const known = command as keyof typeof WORDS;
  if (values.help || !isKnown || words.length !== WORDS[known]) {
    (values.help ? console.log : console.error)(HELP);
    process.exit(values.help ? 0 : 2);
  }
  return { command: known, words, remote: values.remote };
}

try {
  const { command, words, remote } = readCommand();
  if (command === "node" || command === "instructor" || command === "grant") {
    console.log(await byDatabase(command, words, remote));
  } else if (remote) {
    throw new CommandError(
      "--remote is for the database. To speak to a running system, set GRADEWIRE_URL and GRADEWIRE_TOKEN.",
    );
  } else {
    console.log(await byInterface(command, words));
  }
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError) console.error(`${text} as a name.`);
  else if (text.includes("no such table")) {
    console.error("That database is empty: run npm start once, or migrate the remote one first.");
  } else {
    const isExpected =
      error instanceof StartError || error instanceof CommandError || isUsage(error);
    console.error(isExpected ? text : error);
  }
  process.exitCode = 2;
}

function isUsage(error: unknown): boolean {
  const code: unknown = error instanceof Error && "code" in error ? error.code : "";
  return typeof code === "string" && code.startsWith("ERR_PARSE_ARGS");
}
