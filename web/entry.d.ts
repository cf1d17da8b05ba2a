/** What the server build of the web app exports; the Worker imports it under this name. */
declare module "#web" {
  /** What a page needs from whoever mounts it. */
  export interface Platform {
    /** Answers a request to /api in the same process. */
    api: (request: Request) => Promise<Response>;
    ctx: { waitUntil(promise: Promise<unknown>): void };
  }

  /** The page at an address, or null when the address is not one of the web app's. */
  export function handlePage(request: Request, platform: Platform): Promise<Response | null>;

  global {
    /** Qwik City types the `platform` of its events by this name. */
    type QwikCityPlatform = Platform;
  }
}
