import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { type LocalSystem, stateFolder } from "../../scripts/local-state.ts";
import { DEFAULT_STATE_DIR } from "../../scripts/paths.ts";

export const HELP = `npm run load -- [--url URL] [--users N] [--submissions N] [--idle-sockets N] …
  Simulated students against a running app, each with a session and a socket of their own, which stays
  open until all are through.
  --url           the app (default: the one that npm start runs)
  --state         where the data of that npm start lives (GRADEWIRE_STATE, else .wrangler)
  --users         students who submit (default 50; 0 for none)
  --submissions   how many each submits, one after another: a new program, the same once more,
                  which is then answered from what was graded before, a new one… (default 4)
  --ramp S        over how many seconds they arrive (default: one for each 50 of them)
  --think MS      from a verdict to the next submission, on average (default 1000)
  --patience S    how long a verdict is waited for (default 600)
  --assignment    its id (default: the first of the first course)
  --program FILE  what they send, with a line of its own in each (default: the assignment's starter)
  --idle-sockets  so many more that only stay open, from before the students come until they are gone
                  (under npm start each takes four files of wrangler's proxy: see ulimit -n)
  --hold S        how long these are left alone before the Worker's memory is read again (default 30)
  --json FILE     writes the figures to a file as well; LoadFigures in test/load/figures.ts describes it

  What is timed:
  POST            from sending it to its answer, the body read
  verdict         from sending the POST to the verdict on the socket: new programs and cached ones
  push, new       from outside nobody sees when a verdict is stored. Up to 4 students also ask for their
                  submission (10 times a second at first, at last every 2 s): the push took at most from
                  the last question whose answer had no verdict yet to the event on the socket
  push, cached    from the POST's answer, which has the verdict, to the event; 0 if that came first
  409 and 429 ask to wait and are waited for: they are counted, but as no failures. A socket that is
  cut is one, and is opened again. Exit code 0: nothing failed; 1: something did; 2: bad use.`;

/** Bad use, in a sentence for the person at the terminal. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export interface Options {
  url: string;
  users: number;
  submissions: number;
  rampMs: number;
  thinkMs: number;
  patienceMs: number;
  assignmentId: string | null;
  programFile: string | null;
  idleSockets: number;
  holdMs: number;
  jsonFile: string | null;
}

/** Null when help was asked for. @throws UsageError */
export async function readOptions(args: readonly string[]): Promise<Options | null> {
  const values = parse(args);
  if (values.help) return null;
  const users = readNumber("users", values.users);
  const options = {
    url: values.url ?? (await readLocalUrl(resolve(values.state))),
    users,
    submissions: readNumber("submissions", values.submissions),
    rampMs: readNumber("ramp", values.ramp ?? `${Math.ceil(users / 50)}`) * 1_000,
    thinkMs: readNumber("think", values.think),
    patienceMs: readNumber("patience", values.patience) * 1_000,
    assignmentId: values.assignment ?? null,
    programFile: values.program ?? null,
    idleSockets: readNumber("idle-sockets", values["idle-sockets"]),
    holdMs: readNumber("hold", values.hold) * 1_000,
    jsonFile: values.json ?? null,
  };
  if (!URL.canParse(options.url) || !/^https?:/.test(options.url)) {
    throw new UsageError(`--url ${options.url} is no address: write http://host:port.`);
  }
  options.url = options.url.replace(/\/+$/, "");
  await requireFiles(users, options.idleSockets);
  return options;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: { type: "string" },
        state: { type: "string", default: process.env["GRADEWIRE_STATE"] ?? DEFAULT_STATE_DIR },
        users: { type: "string", default: "50" },
        submissions: { type: "string", default: "4" },
        ramp: { type: "string" },
        think: { type: "string", default: "1000" },
        patience: { type: "string", default: "600" },
        assignment: { type: "string" },
        program: { type: "string" },
        "idle-sockets": { type: "string", default: "0" },
        hold: { type: "string", default: "30" },
        json: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readNumber(name: string, text: string): number {
  const count = Number(text);
  if (text === "" || !Number.isInteger(count) || count < 0) {
    throw new UsageError(`--${name} ${text} is not a whole number.`);
  }
  return count;
}

async function readLocalUrl(stateDir: string): Promise<string> {
  const text = await readFile(stateFolder(stateDir).localFile, "utf8").catch(() => null);
  return text === null ? "http://localhost:8787" : (JSON.parse(text) as LocalSystem).url;
}

/** Besides its sockets this process has a few dozen files of its own. */
const OWN_FILES = 100;

/** Files of wrangler dev's proxy for each socket that passes through it. */
const PROXY_FILES = 4;

/** Each has a socket, and those who submit a connection for their requests. @throws UsageError */
async function requireFiles(users: number, idle: number): Promise<void> {
  const needed = users * 2 + idle + OWN_FILES;
  const limits = await readFile("/proc/self/limits", "utf8").catch(() => "");
  const allowed = Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? Infinity);
  if (needed <= allowed) return;
  throw new UsageError(
    `So many users need up to ${needed} open files, and this shell allows ${allowed}. Allow more: ulimit -n ${needed}. ` +
      `The shell of npm start must allow ${(users + idle) * PROXY_FILES + OWN_FILES}.`,
  );
}
