import type { RequestEventCommon } from "@builder.io/qwik-city";

import type { Me } from "../../../contract/api.ts";
import { apiFor } from "./client.ts";
import { hasSession, load, type Loaded } from "./server.ts";

const ASKED = "visitor";

/**
 * Whom a page is drawn for, or why that is not known; null for somebody of whom nothing is kept, also
 * when their session has ended. All who draw a part of one page ask once together.
 */
export async function visitorOf(event: RequestEventCommon): Promise<Loaded<Me | null>> {
  const before = event.sharedMap.get(ASKED) as Promise<Loaded<Me | null>> | undefined;
  const asked = before ?? askWho(event);
  event.sharedMap.set(ASKED, asked);
  return asked;
}

async function askWho(event: RequestEventCommon): Promise<Loaded<Me | null>> {
  if (!hasSession(event)) {
    return { ok: true, data: null };
  }
  const me = await load(apiFor(event).me.$get());
  return !me.ok && me.status === 401 ? { ok: true, data: null } : me;
}
