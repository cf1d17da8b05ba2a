import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..");
/** Where the state of `npm start` lives unless told otherwise. */
export const DEFAULT_STATE_DIR = join(ROOT, ".wrangler");
