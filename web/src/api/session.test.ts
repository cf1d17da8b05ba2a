import { afterEach, expect, test, vi } from "vitest";

import { asUser, settle, unsettle } from "./session.ts";

afterEach(() => void vi.unstubAllGlobals());

const SAVED = { ok: true, data: "saved" } as const;

/** A server that makes a user, counted. */
function answerSessions(): { made: number } {
  const count = { made: 0 };
  vi.stubGlobal("fetch", async () => {
    count.made += 1;
    return Response.json({ user: { id: `u${count.made}` } });
  });
  return count;
}

function refuse(): never {
  throw new DOMException("denied", "SecurityError");
}

test("a visitor becomes a user also where the storage is full and locks are refused", async () => {
  const count = answerSessions();
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: refuse, removeItem: () => {} });
  vi.stubGlobal("navigator", { locks: { request: async () => refuse() } });
  const visitor = { userId: null };
  expect(
    await asUser(
      visitor,
      () => {},
      async () => SAVED,
    ),
  ).toBe(SAVED);
  expect(visitor.userId).toBe("u1");
  expect(count.made).toBe(1);
});

test("a visitor becomes a user also where storage is blocked altogether", async () => {
  answerSessions();
  vi.stubGlobal("localStorage", null);
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: refuse });
  const visitor = { userId: null };
  expect(
    await asUser(
      visitor,
      () => {},
      async () => SAVED,
    ),
  ).toBe(SAVED);
  expect(visitor.userId).toBe("u1");
});

/** A browser that was `before`, and a server that says whether the account took that user over. */
function browserThatWas(before: string | null, wasFormerly: boolean) {
  const kept = new Map(before === null ? [] : [["gradewire:user", before]]);
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  vi.stubGlobal("fetch", async () => Response.json({ wasFormerly }));
  return kept;
}

test("drafts of the user that an account took over go along, and nobody else's", async () => {
  for (const [before, wasFormerly, expected] of [
    ["old", true, ["old"]],
    ["stranger", false, []],
    ["me", true, []],
    [null, true, []],
  ] as const) {
    const kept = browserThatWas(before, wasFormerly);
    const adopted: string[] = [];
    await settle("me", (user) => adopted.push(user));
    expect([before, adopted]).toEqual([before, expected]);
    expect(kept.get("gradewire:user")).toBe("me");
    unsettle();
    expect(kept.size).toBe(0);
  }
});

test("while the server cannot be asked, whose the drafts are stays open", async () => {
  const kept = browserThatWas("old", true);
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("offline");
  });
  await settle("me", () => expect.unreachable());
  expect(kept.get("gradewire:user")).toBe("old");
});

test("a page whose session is over sends nothing in the name of whoever came after", async () => {
  const count = answerSessions();
  const call = vi.fn<() => Promise<typeof SAVED>>(async () => SAVED);
  const answer = await asUser({ userId: "u1", connection: "ended" }, () => {}, call);
  expect(answer.ok).toBe(false);
  expect(call).not.toHaveBeenCalled();
  expect(count.made).toBe(0);
});
