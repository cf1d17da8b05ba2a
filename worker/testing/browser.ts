import { send } from "./actors.ts";

const ORIGIN = "http://gradewire.test";

/** A browser: it keeps the cookies that it is given and sends them, and follows no redirect. */
export function newBrowser(d1?: D1Database) {
  const cookies = new Map<string, string>();
  return {
    cookies,
    /**
     * Another tab, or the same browser before an answer arrived: it has the same cookies now.
     * @param otherD1 a database that fails, or watches its queries, for this tab alone
     */
    tab(otherD1 = d1) {
      const other = newBrowser(otherD1);
      for (const [name, value] of cookies) other.cookies.set(name, value);
      return other;
    },
    async call(method: string, path: string, body?: unknown): Promise<Response> {
      const request = new Request(`${ORIGIN}/api${path}`, {
        method,
        headers: {
          Origin: ORIGIN,
          Cookie: Array.from(cookies, ([name, value]) => `${name}=${value}`).join("; "),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const response = await send(request, d1);
      for (const line of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/max-age=0/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    },
  };
}

export type Browser = ReturnType<typeof newBrowser>;

/** The user of a browser, or null when it has no session. */
export async function whoIs(browser: Browser): Promise<string | null> {
  const response = await browser.call("GET", "/me");
  return response.ok ? (await response.json<{ user: { id: string } }>()).user.id : null;
}
