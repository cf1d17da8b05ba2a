/** What a page needs from whoever mounts it; the same as in entry.d.ts. */
export interface Platform {
  /** Answers a request to /api in the same process. */
  api: (request: Request) => Promise<Response>;
  ctx: { waitUntil(promise: Promise<unknown>): void };
}

declare global {
  /** Qwik City types the `platform` of its events by this name. */
  type QwikCityPlatform = Platform;
}
