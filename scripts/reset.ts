import { rm } from "node:fs/promises";

import { stateFolder } from "./local-state.ts";
import { DEFAULT_STATE_DIR } from "./paths.ts";
import { findHolder } from "./state-lock.ts";

const stateDir = process.env["GRADEWIRE_STATE"] ?? DEFAULT_STATE_DIR;
const holder = await findHolder(stateFolder(stateDir).own);
if (holder === null) {
  await rm(stateDir, { recursive: true, force: true });
  console.log("Forgotten: every user, submission and course of this machine's system.");
} else {
  console.error(`npm start (process ${holder}) is using that. Stop it first.`);
  process.exitCode = 1;
}
