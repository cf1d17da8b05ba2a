import { AsyncLocalStorage } from "node:async_hooks";

import { _deserializeData, _serializeData, _verifySerializable } from "@builder.io/qwik";
import {
  mergeHeadersCookies,
  requestHandler,
} from "@builder.io/qwik-city/middleware/request-handler";
import { setServerPlatform } from "@builder.io/qwik/server";
import qwikCityPlan from "@qwik-city-plan";
import { manifest } from "@qwik-client-manifest";
import type { Platform } from "#web";

import { brokenPage } from "./broken-page.ts";
import render from "./entry.ssr.tsx";
import { settingsOfRequest } from "./settings/settings-of-request.ts";
import { askForLanguage, DEFAULT_LANGUAGE } from "./words/words.ts";

const serializer = { _deserializeData, _serializeData, _verifySerializable };

void setServerPlatform(manifest);

/**
 * In which language the page is that is being drawn. Qwik's own locale is known only while a component
 * runs, and what is handed to a child (`title={words.site.score}`) is read later.
 */
const languageOfPage = new AsyncLocalStorage<string>();
askForLanguage(() => languageOfPage.getStore() ?? DEFAULT_LANGUAGE);

/** An address that no page has: the catch-all route answers it with the page for what is not there. */
const NOWHERE = "/not-found";

/**
 * The page at an address, or null when the address is not one of the web app's.
 * One that could not be drawn is answered with 500 and says so in words.
 */
export async function handlePage(request: Request, platform: Platform): Promise<Response | null> {
  const { language } = settingsOfRequest((name) => request.headers.get(name));
  return languageOfPage.run(language, async () => answer(request, platform));
}

async function answer(request: Request, platform: Platform): Promise<Response | null> {
  // A HEAD answer has no reader, so its body would wait for one for ever.
  if (request.method === "HEAD") {
    const page = await renderPage(new Request(request, { method: "GET" }), platform);
    await page?.body?.cancel();
    return page && new Response(null, page);
  }
  return renderPage(request, platform);
}

async function renderPage(request: Request, platform: Platform): Promise<Response | null> {
  const readable = withReadablePath(request);
  const run = await requestHandler<Response>(
    {
      mode: "server",
      locale: undefined,
      url: new URL(readable.url),
      request: readable,
      env: { get: () => undefined },
      getClientConn: () => ({}),
      platform,
      // Kept until it is whole: only then is it known that there is a page at all.
      getWritableStream: (status, headers, cookies, resolve) => {
        const parts: Uint8Array<ArrayBuffer>[] = [];
        return new WritableStream({
          write: (part: Uint8Array<ArrayBuffer>) => void parts.push(part),
          close: () =>
            resolve(
              new Response(parts.length === 0 ? null : new Blob(parts), {
                status,
                headers: mergeHeadersCookies(headers, cookies),
              }),
            ),
        });
      },
    },
    { render, qwikCityPlan, manifest, checkOrigin: "lax-proto" },
    serializer,
  );
  if (run === null) {
    return null;
  }
  const failure: unknown = await run.completion;
  if (failure) {
    // By its kind alone: its text may hold what the page shows.
    const error = failure instanceof Error ? failure.name : typeof failure;
    console.error(
      JSON.stringify({ event: "page_error", path: new URL(readable.url).pathname, error }),
    );
    return brokenPage(settingsOfRequest((name) => request.headers.get(name)));
  }
  return run.response;
}

/** The router throws on a path with broken escapes, where a visitor should just find nothing. */
function withReadablePath(request: Request): Request {
  const url = new URL(request.url);
  try {
    decodeURIComponent(url.pathname);
    return request;
  } catch {
    return new Request(new URL(NOWHERE, url), { headers: request.headers });
  }
}
