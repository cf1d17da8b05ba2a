import { faultForLog } from "../domain/fault.ts";

/** What keeps a request's leftovers alive after its answer. */
export interface Background {
  waitUntil(promise: Promise<unknown>): void;
}

/** Finishes work after the answer. A fault is logged; what it left undone is the sweep's. */
export function inBackground(ctx: Background, name: string, work: Promise<unknown>): void {
  ctx.waitUntil(
    work.catch((error: unknown) => {
      console.error(JSON.stringify({ event: "background_error", name, ...faultForLog(error) }));
    }),
  );
}
