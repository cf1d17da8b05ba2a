import { expect, test } from "vitest";

import type { ErrorEnvelope } from "../../contract/errors.ts";
import { send } from "../testing/actors.ts";

const ORIGIN = "http://gradewire.test";

test("one network cannot make users without end, and another is not held up by it", async () => {
  const start = async (address: string) =>
    send(
      new Request(`${ORIGIN}/api/session`, {
        method: "POST",
        headers: { "CF-Connecting-IP": address },
      }),
    );
  const statuses = new Set<number>();
  let refused: Response | null = null;
  for (let i = 0; i < 310 && refused === null; i += 1) {
    const response = await start(`2001:db8:5:5::${i.toString(16)}`);
    statuses.add(response.status);
    if (response.status === 429) refused = response;
  }
  expect(statuses).toEqual(new Set([201, 429]));
  expect(Number(refused?.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect((await refused?.json<ErrorEnvelope>())?.error.code).toBe("rate_limited");
  expect((await start("192.0.2.9")).status).toBe(201);
});
