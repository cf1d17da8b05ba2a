import { course } from "./course.ts";
import { grade } from "./grade.ts";
import { CommandError, type ExitCode, type Io } from "./io.ts";

const USAGE = `Usage: npm run --silent grade -- …     grades files, without a server
       npm run --silent course -- …    checks, tries, publishes and exports courses

Each has its own --help.`;

/** The exit code of a program that a signal ended: 128 and the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

const givenUp = new AbortController();

for (const [signal, exitCode] of Object.entries(SIGNALS)) {
  process.once(signal, () => {
    process.exitCode = exitCode;
    givenUp.abort();
  });
}
// Whoever read the output has gone (`| head`): there is nobody left to grade for.
process.stdout.on("error", () => givenUp.abort());

const io: Io = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  env: process.env,
  cwd: callersFolder(),
  signal: givenUp.signal,
};

/** npm runs scripts in the checkout's root and tells in INIT_CWD where its caller stood. */
function callersFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  return (script === "grade" || script === "course") && folder ? folder : process.cwd();
}

async function run([command, ...args]: readonly string[]): Promise<ExitCode> {
  try {
    if (command === "grade") return await grade(args, io);
    if (command === "course") return await course(args, io);
    if (command === "--help" || command === "-h") {
      io.out(USAGE);
      return 0;
    }
    throw new CommandError(`Which command: grade or course?\n\n${USAGE}`);
  } catch (error) {
    io.err(error instanceof CommandError ? error.message : faultText(error));
    return 2;
  }
}

function faultText(error: unknown): string {
  return `A fault of this program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

const exitCode = await run(process.argv.slice(2));
process.exitCode ??= exitCode;
