import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { z } from "zod";

import { CommandError, type Io } from "./io.ts";

/** Where a course is published, and as whom. */
export interface Server {
  /** Without a slash at its end. */
  url: string;
  /** The session token of an instructor or admin. Never printed. */
  token: string;
}

const ServerAddress = z.object({
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, "")),
  token: z.string().regex(/^[\x21-\x7e]+$/),
});

const LOCAL_FILE = join(".wrangler", "gradewire", "local.json");

/**
 * `GRADEWIRE_URL` and `GRADEWIRE_TOKEN` together, else what `npm start` wrote into the checkout at
 * `root`. Never one of each: a token is for the server that gave it.
 * @throws {CommandError} saying what to set or start.
 */
export async function findServer(env: Io["env"], root: string): Promise<Server> {
  const { GRADEWIRE_URL: url, GRADEWIRE_TOKEN: token } = env;
  if (url || token) {
    if (!url) throw new CommandError("GRADEWIRE_TOKEN is set, but GRADEWIRE_URL is not.");
    if (!token) throw new CommandError("GRADEWIRE_URL is set, but GRADEWIRE_TOKEN is not.");
    const parsed = ServerAddress.safeParse({ url, token });
    if (parsed.success) return parsed.data;
    const names = new Set(parsed.error.issues.map(({ path }) => path[0]));
    if (names.has("url")) throw new CommandError(`GRADEWIRE_URL is not an http address: ${url}`);
    throw new CommandError(
      "GRADEWIRE_TOKEN is not a token: it holds a space or a strange character.",
    );
  }
  const text = await readFile(join(root, LOCAL_FILE), "utf8").catch((error: unknown) => {
    throw new CommandError(NOWHERE, { cause: error });
  });
  try {
    return ServerAddress.parse(JSON.parse(text));
  } catch (error) {
    throw new CommandError(`${LOCAL_FILE} is damaged; npm start writes it anew.`, { cause: error });
  }
}

const NOWHERE =
  "Where to? Set GRADEWIRE_URL and GRADEWIRE_TOKEN (the session token of an instructor), " +
  "or run npm start for a server on this machine.";
