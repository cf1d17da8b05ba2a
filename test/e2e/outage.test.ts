import { handlePage } from "#web";
import { expect, test } from "vitest";

import { readFirstAssignmentId } from "../support/course.ts";
import { newStudent } from "../support/student.ts";
import { describeShared } from "../support/system.ts";

const COURSE = "/courses/first-steps";
const WORK = `${COURSE}/welcome-sign`;
const ME = /^\/api\/me$/;
const SUBMISSIONS = /^\/api\/submissions/;

const LIMIT = { status: 429, code: "rate_limited", headers: { "Retry-After": "60" } };
const FAULT = { status: 500, code: "internal", headers: {} };
const ENDED = { status: 401, code: "unauthorized", headers: {} };

describeShared("a page whose data cannot be had", (local) => {
  /** A student's page at a path, drawn over the real interface but for the calls that are refused. */
  async function draw(path: string, refused: RegExp, how: typeof LIMIT | typeof FAULT) {
    const { url } = local();
    const student = await newStudent(url);
    await student.submit(await readFirstAssignmentId(url), `# ${crypto.randomUUID()}`);
    const page = await handlePage(
      new Request(new URL(path, url), { headers: { Cookie: `gradewire=${student.token}` } }),
      {
        api: async (request) => {
          const { status, code, headers } = how;
          const message = "It was refused.";
          return refused.test(new URL(request.url).pathname)
            ? Response.json({ error: { code, message, retryable: true } }, { status, headers })
            : fetch(request);
        },
        ctx: { waitUntil: () => {} },
      },
    );
    return {
      status: page?.status,
      retryAfter: page?.headers.get("Retry-After"),
      html: (await page?.text()) ?? "",
    };
  }

  const cases: [path: string, refused: RegExp][] = [
    ["/", ME],
    ["/", /\/first-steps$/],
    ["/", /\/current$/],
    ["/account", ME],
    ["/account", /\/account$/],
    ["/account", /\/sign-in$/],
    [COURSE, ME],
    [COURSE, /\/first-steps$/],
    [WORK, ME],
    [WORK, SUBMISSIONS],
    [WORK, /\/assignments\//],
    [`${WORK}/submissions`, ME],
    [`${WORK}/submissions`, SUBMISSIONS],
    [`${COURSE}/-/feedback`, /\/feedback$/],
  ];
  for (const [path, refused] of cases) {
    test(`${path} without ${refused.source} says so, and what to do`, async () => {
      const limited = await draw(path, refused, LIMIT);
      expect([limited.status, limited.retryAfter]).toEqual([429, "60"]);
      expect(limited.html).toContain("A lot of requests came from your network");

      const broken = await draw(path, refused, FAULT);
      expect([broken.status, broken.retryAfter]).toEqual([503, null]);
      expect(broken.html).toContain("We could not load this page");

      for (const { html } of [limited, broken]) {
        expect(html).toContain("Wait a minute, then reload the page.");
        for (const untrue of ["Nothing submitted yet", "Nothing of you is kept", "Begin"]) {
          expect(html).not.toContain(untrue);
        }
      }
    });
  }

  test("an ended session is none, and its pages are those of somebody new", async () => {
    const { status, html } = await draw(WORK, /^\/api\/(me|submissions)$/, ENDED);
    expect(status).toBe(200);
    expect(html).toContain("Nothing submitted yet");
    expect((await draw("/account", /^\/api\/me/, ENDED)).html).toContain("Nothing of you is kept");
  });

  test("a page that says nothing of its visitor stands without knowing them, and shows no score", async () => {
    const known = await draw("/settings", /^$/, FAULT);
    expect(known.html).toContain('data-testid="score"');
    const { status, html } = await draw("/settings", ME, FAULT);
    expect(status).toBe(200);
    expect(html).not.toContain('data-testid="score"');
  });
});
