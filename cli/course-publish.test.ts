import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { describe, expect, onTestFinished, test } from "vitest";

import { CourseUpload } from "../contract/course.ts";
import { course } from "./course.ts";
import { capturedIo } from "./testing/captured-io.ts";
import { doubleCourse, folderWith } from "./testing/folders.ts";

const TOKEN = "token-of-an-instructor";

interface Received {
  line: string;
  authorization: string | undefined;
  body: string;
}

/** An HTTP server on loopback that answers every request alike and keeps what it was sent. */
async function serverThatAnswers(status: number, body: unknown) {
  const received: Received[] = [];
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request);
    const { method, url, headers } = request;
    received.push({ line: `${method} ${url}`, authorization: headers.authorization, body: text });
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  return text;
}

async function publish(env: Record<string, string>, files = doubleCourse(), root = "/nowhere") {
  const dir = await folderWith(files);
  const { io, said } = capturedIo(dir, env);
  const failure = { message: "" };
  const exit = await course(["publish", "--no-try", "."], io, root).catch((error: unknown) => {
    failure.message = error instanceof Error ? error.message : String(error);
    return 2;
  });
  return { exit, out: said.out, failure: failure.message };
}

const PUBLISHED = {
  course: "doubles",
  assignments: [{ id: "a1", slug: "double", versionId: "0".repeat(64), changed: true }],
};

const refused = (code: string, message: string) => ({ error: { code, message, retryable: false } });

describe("course publish", () => {
  test("puts the course, without references, and tells what changed and where", async () => {
    const { url, received } = await serverThatAnswers(200, PUBLISHED);
    const { exit, out } = await publish({ GRADEWIRE_URL: `${url}/`, GRADEWIRE_TOKEN: TOKEN });
    expect(exit).toBe(0);
    expect(out).toContain(
      'Published "Doubles": 1 assignment, 1 new version.\n  new version  double\n',
    );
    expect(out).toContain(`${url}/courses/doubles`);
    const [request] = received;
    expect(request?.line).toBe("PUT /api/courses/doubles");
    expect(request?.authorization).toBe(`Bearer ${TOKEN}`);
    expect(CourseUpload.parse(JSON.parse(request?.body ?? "")).assignments[0]?.slug).toBe("double");
    expect(request?.body).not.toContain("return value * 2");
  });

  test("says when no tests, limits or modules changed", async () => {
    const [assignment] = PUBLISHED.assignments;
    const answer = { ...PUBLISHED, assignments: [{ ...assignment, changed: false }] };
    const { url } = await serverThatAnswers(200, answer);
    const { out } = await publish({ GRADEWIRE_URL: url, GRADEWIRE_TOKEN: TOKEN });
    expect(out).toContain("1 assignment, no new versions.");
  });

  test("takes server and token from what npm start wrote", async () => {
    const { url, received } = await serverThatAnswers(200, PUBLISHED);
    const local = JSON.stringify({ url, token: TOKEN, queueToken: "q", nodeToken: "n" });
    const root = await folderWith({ ".wrangler/gradewire/local.json": local });
    const { exit } = await publish({}, doubleCourse(), root);
    expect(exit).toBe(0);
    expect(received[0]?.authorization).toBe(`Bearer ${TOKEN}`);
  });

  test("sends nothing of a course with errors", async () => {
    const { url, received } = await serverThatAnswers(200, PUBLISHED);
    const files = doubleCourse({ "assignments/double/handout.md": "" });
    const { exit, out } = await publish({ GRADEWIRE_URL: url, GRADEWIRE_TOKEN: TOKEN }, files);
    expect(exit).toBe(1);
    expect(out).toContain(". was not published.");
    expect(received).toEqual([]);
  });

  test("passes on what the server found wrong in the course", async () => {
    const { url } = await serverThatAnswers(
      422,
      refused("invalid", "assignments.0.title: too dull"),
    );
    const { exit, out } = await publish({ GRADEWIRE_URL: url, GRADEWIRE_TOKEN: TOKEN });
    expect(exit).toBe(1);
    expect(out).toContain("says: assignments.0.title: too dull");
  });

  test.each([
    [401, refused("unauthorized", "no"), /does not know this token/],
    [403, refused("forbidden", "no"), /not as an instructor/],
    [404, refused("not_found", "no"), /takes no courses \(HTTP 404\)\. Is GRADEWIRE_URL right\?/],
    [503, refused("unavailable", "Back in a minute."), /HTTP 503.*It says: Back in a minute\./],
    [502, "<html>bad gateway</html>", /could not publish the course \(HTTP 502\)\.$/],
    [200, "<html>a page</html>", /is not Gradewire/],
    [200, { ok: true }, /is not Gradewire/],
  ])("an answer of %i is one clear sentence", async (status, body, sentence) => {
    const { url } = await serverThatAnswers(status, body);
    const { exit, failure } = await publish({ GRADEWIRE_URL: url, GRADEWIRE_TOKEN: TOKEN });
    expect(exit).toBe(2);
    expect(failure).toMatch(sentence);
    expect(failure).not.toContain(TOKEN);
  });

  test("a redirect does not carry the token away", async () => {
    const { url: elsewhere, received } = await serverThatAnswers(200, PUBLISHED);
    const server = createServer((_, response) => {
      response.writeHead(307, { location: `${elsewhere}/api/courses/doubles` }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { exit, failure } = await publish({ GRADEWIRE_URL: url, GRADEWIRE_TOKEN: TOKEN });
    expect(exit).toBe(2);
    expect(failure).toContain("takes no courses (HTTP 307)");
    expect(received).toEqual([]);
  });

  test("an address where nothing listens", async () => {
    const { failure } = await publish({
      GRADEWIRE_URL: "http://127.0.0.1:1",
      GRADEWIRE_TOKEN: TOKEN,
    });
    expect(failure).toMatch(/^Nothing answers at http:\/\/127\.0\.0\.1:1.* npm start starts it/);
  });

  test.each([
    [{}, /^Where to\? Set GRADEWIRE_URL and GRADEWIRE_TOKEN/],
    [
      { GRADEWIRE_URL: "http://127.0.0.1:1" },
      /^GRADEWIRE_URL is set, but GRADEWIRE_TOKEN is not\.$/,
    ],
    [{ GRADEWIRE_TOKEN: TOKEN }, /^GRADEWIRE_TOKEN is set, but GRADEWIRE_URL is not\.$/],
    [
      { GRADEWIRE_URL: "grade.example.org", GRADEWIRE_TOKEN: TOKEN },
      /^GRADEWIRE_URL is not an http address/,
    ],
    [
      { GRADEWIRE_URL: "http://127.0.0.1:1", GRADEWIRE_TOKEN: "two words" },
      /^GRADEWIRE_TOKEN is not a token/,
    ],
  ])("the environment %j", async (env, sentence) => {
    const { exit, failure } = await publish(env);
    expect(exit).toBe(2);
    expect(failure).toMatch(sentence);
  });
});
