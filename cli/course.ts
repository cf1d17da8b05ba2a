import { writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { parseArguments } from "./arguments.ts";
import { checkCourse } from "./course-check.ts";
import { publicationText, publishCourse } from "./course-publish.ts";
import { tryCourse } from "./course-try.ts";
import { CommandError, type ExitCode, type Io } from "./io.ts";
import { findServer } from "./server.ts";
import { writingFailed } from "./text-file.ts";

const USAGE = `Usage: npm run --silent course -- COMMAND DIR…

  check DIR…     looks at course folders without running anything: settings, names, sizes, grammar
  try DIR…       check, then the real sandbox: references must be correct, starters must not be
  publish DIR…   check and try, then put the courses on a server
  export DIR…    check, then write what would be published as JSON

Each has its own --help. Exit codes: 0 when all is well; 1 when a course is not right; 2 on bad
use, or when Docker or the server cannot be used.`;

const CHECK_HELP = `Usage: npm run --silent course -- check DIR…

Looks at course folders without running anything and lists all that is wrong, by file and field.
With python3 (3.11 or newer) on this machine, programs and tests are parsed too.

Example:
  npm run --silent course -- check courses/first-steps`;

const TRY_HELP = `Usage: npm run --silent course -- try DIR…

Checks course folders, then runs every reference and every starter in the real sandbox: each
reference must be correct, and no starter may be. Needs Docker.

Example:
  npm run --silent course -- try courses/first-steps`;

const PUBLISH_HELP = `Usage: npm run --silent course -- publish [--no-try] DIR…

Checks and tries course folders, then puts them on the server. Publishing again changes only what
is different. References stay here.

  --no-try   do not run references and starters first (for machines without Docker)

GRADEWIRE_URL is the server's address and GRADEWIRE_TOKEN the session token of an instructor there.
Without them, the server is the one that npm start runs on this machine.

Examples:
  npm run --silent course -- publish courses/first-steps
  GRADEWIRE_URL=https://grade.example.org GRADEWIRE_TOKEN=… \\
    npm run --silent course -- publish my-course`;

const EXPORT_HELP = `Usage: npm run --silent course -- export [--out FILE] DIR…

Checks course folders, then writes the body of PUT /api/courses/<slug> for each, one line of JSON
per course, to stdout or to FILE. The report of the check goes to stderr. References are not in it.

Example:
  npm run --silent course -- export --out first-steps.json courses/first-steps`;

const HELP_OPTION = { help: { type: "boolean", short: "h", default: false } } as const;

/** Where the checkout is, and with it what `npm start` left for this command. */
const ROOT = dirname(import.meta.dirname);

/** `course COMMAND …`: see USAGE. */
export async function course(args: readonly string[], io: Io, root = ROOT): Promise<ExitCode> {
  const [command, ...rest] = args;
  switch (command) {
    case "check":
      return check(rest, io);
    case "try":
      return tryOut(rest, io);
    case "publish":
      return publish(rest, io, root);
    case "export":
      return exportJson(rest, io);
    case "help":
    case "--help":
    case "-h":
      io.out(USAGE);
      return 0;
    case undefined:
      throw new CommandError(`Which command: check, try, publish or export?\n\n${USAGE}`);
    default:
      throw new CommandError(`There is no command "${command}": check, try, publish or export?`);
  }
}

async function check(args: readonly string[], io: Io): Promise<ExitCode> {
  const dirs = readDirs(args, CHECK_HELP, "check", io);
  let exit: ExitCode = 0;
  for (const dir of dirs) if ((await checkCourse(dir, io, io.out)) === null) exit = 1;
  return exit;
}

async function tryOut(args: readonly string[], io: Io): Promise<ExitCode> {
  const dirs = readDirs(args, TRY_HELP, "try", io);
  let exit: ExitCode = 0;
  for (const dir of dirs) {
    const checked = await checkCourse(dir, io, io.out);
    if (checked === null || !(await tryCourse(checked, io, io.out))) exit = 1;
  }
  return exit;
}

async function publish(args: readonly string[], io: Io, root: string): Promise<ExitCode> {
  const options = { ...HELP_OPTION, "no-try": { type: "boolean", default: false } } as const;
  const { values, positionals } = parseArguments(args, options, `${COURSE} publish`);
  if (values.help) return help(PUBLISH_HELP, io);
  demandDirs(positionals, "publish");
  const server = await findServer(io.env, root);
  let exit: ExitCode = 0;
  for (const dir of positionals) {
    const checked = await checkCourse(dir, io, io.out);
    if (checked === null || (!values["no-try"] && !(await tryCourse(checked, io, io.out)))) {
      io.out(`${dir} was not published.`);
      exit = 1;
      continue;
    }
    const publication = await publishCourse(checked, server, io.signal);
    if (publication.published) {
      io.out(publicationText(checked.title, publication.answer, server.url));
    } else {
      io.out(`${dir} was not published. ${server.url} says: ${publication.reason}`);
      exit = 1;
    }
  }
  return exit;
}

async function exportJson(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = { ...HELP_OPTION, out: { type: "string" } } as const;
  const { values, positionals } = parseArguments(args, options, `${COURSE} export`);
  if (values.help) return help(EXPORT_HELP, io);
  demandDirs(positionals, "export");
  const lines: string[] = [];
  for (const dir of positionals) {
    const checked = await checkCourse(dir, io, io.err);
    if (checked === null) return 1;
    lines.push(JSON.stringify(checked.course));
  }
  const text = lines.join("\n");
  if (values.out === undefined) io.out(text);
  else await writeOut(values.out, `${text}\n`, io);
  return 0;
}

async function writeOut(file: string, text: string, io: Io): Promise<void> {
  await writeFile(resolve(io.cwd, file), text).catch((error: unknown) => {
    throw new CommandError(`${file} ${writingFailed(error)}.`, { cause: error });
  });
}

const COURSE = "npm run --silent course --";

function readDirs(args: readonly string[], text: string, command: string, io: Io): string[] {
  const { values, positionals } = parseArguments(args, HELP_OPTION, `${COURSE} ${command}`);
  if (values.help) {
    io.out(text);
    return [];
  }
  demandDirs(positionals, command);
  return positionals;
}

function demandDirs(dirs: readonly string[], command: string): void {
  if (dirs.length === 0) throw new CommandError(`Which course? Name its folder: ${command} DIR.`);
}

function help(text: string, io: Io): ExitCode {
  io.out(text);
  return 0;
}
