import { ensureWebBuilt } from "./web-build.ts";

// The Worker itself needs no build of its own: wrangler bundles it when it is deployed.
await ensureWebBuilt(console.log);
