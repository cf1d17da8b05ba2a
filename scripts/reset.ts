import { rm } from "node:fs/promises";

import { DEFAULT_STATE_DIR } from "./paths.ts";

await rm(process.env["GRADEWIRE_STATE"] ?? DEFAULT_STATE_DIR, { recursive: true, force: true });
console.log("Forgotten: every user, submission and course of this machine's system.");
