import type { RequestEventCommon } from "@builder.io/qwik-city";
import { hc } from "hono/client";

import type { Api } from "../../../worker/app.ts";

/**
 * Calls /api in this process, in the name of the visitor whose request this is, or of the session in
 * `cookie`.
 */
export function apiFor(event: RequestEventCommon, cookie = event.request.headers.get("Cookie")) {
  const address = event.request.headers.get("CF-Connecting-IP");
  return hc<Api>(new URL("/api", event.url).href, {
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      const answer = await event.platform.api(new Request(input, init));
      // What the answer says to the browser reaches it with the page.
      for (const line of answer.headers.getSetCookie()) event.headers.append("Set-Cookie", line);
      return answer;
    },
    headers: {
      Origin: event.url.origin,
      ...(cookie === null ? {} : { Cookie: cookie }),
      // What the page does for its visitor counts as theirs.
      ...(address === null ? {} : { "CF-Connecting-IP": address }),
    },
  });
}
