import { _deserializeData, _serializeData, _verifySerializable } from "@builder.io/qwik";
import {
  mergeHeadersCookies,
  requestHandler,
} from "@builder.io/qwik-city/middleware/request-handler";
import { setServerPlatform } from "@builder.io/qwik/server";
import qwikCityPlan from "@qwik-city-plan";
import { manifest } from "@qwik-client-manifest";
import type { Platform } from "#web";

import render from "./entry.ssr.tsx";

const serializer = { _deserializeData, _serializeData, _verifySerializable };

void setServerPlatform(manifest);

/** An address that no page has: the catch-all route answers it with the page for what is not there. */
const NOWHERE = "/not-found";

/**
 * The page at an address, or null when the address is not one of the web app's.
 * Rejects when rendering broke before the first byte.
 */
export async function handlePage(request: Request, platform: Platform): Promise<Response | null> {
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
      getWritableStream: (status, headers, cookies, resolve) => {
        const { readable: body, writable } = new TransformStream<Uint8Array, Uint8Array>();
        resolve(new Response(body, { status, headers: mergeHeadersCookies(headers, cookies) }));
        return writable;
      },
    },
    { render, qwikCityPlan, manifest, checkOrigin: "lax-proto" },
    serializer,
  );
  if (run === null) {
    return null;
  }
  platform.ctx.waitUntil(logFailure(run.completion));
  return run.response;
}

/** A page that breaks after its first byte has nobody left to tell. */
async function logFailure(completion: Promise<unknown>): Promise<void> {
  const failure = await completion;
  if (failure) {
    console.error(failure);
  }
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
