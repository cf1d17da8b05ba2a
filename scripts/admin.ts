import { parseArgs } from "node:util";

import { nodeSql, userSql } from "../worker/store/seed.ts";
import { StartError } from "./child.ts";
import { execute, type Target } from "./d1.ts";
import { stateFolder } from "./local-state.ts";
import { DEFAULT_STATE_DIR } from "./paths.ts";
import { newToken } from "./token.ts";

const HELP = `npm run --silent admin -- node NAME [--remote]
npm run --silent admin -- instructor NAME [--remote]
  Makes a grader node, or an instructor who may publish courses, and prints their token: once, only
  its hash is kept. Run again with the same name, the old token no longer works.
  --remote  in the database of the Cloudflare account; without it, in that of npm start`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    remote: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
const [kind, name] = positionals;
if (values.help || name === undefined || (kind !== "node" && kind !== "instructor")) {
  (values.help ? console.log : console.error)(HELP);
  process.exit(values.help ? 0 : 2);
}

const target: Target = values.remote
  ? { remote: true }
  : {
      local: {
        persistTo: stateFolder(process.env["GRADEWIRE_STATE"] ?? DEFAULT_STATE_DIR).persistTo,
      },
    };
const { token, tokenHash } = newToken();
const now = Date.now();
try {
  const id = `${kind}-${name}`;
  const sql =
    kind === "node"
      ? nodeSql({ id, name, tokenHash, now })
      : userSql({ id, role: "instructor", tokenHash, now });
  await execute(target, sql);
  console.log(token);
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError) console.error(`${text} as a name.`);
  else if (text.includes("no such table")) {
    console.error("That database is empty: run npm start once, or migrate the remote one first.");
  } else console.error(error instanceof StartError ? text : error);
  process.exitCode = 2;
}
