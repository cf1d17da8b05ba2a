import { expect, test } from "vitest";

import { ErrorEnvelope } from "../contract/errors.ts";
import { createApi } from "./app.ts";
import { send } from "./testing/actors.ts";
import { type Actor, ACTORS, newWorld, REQUESTS, type World } from "./testing/world.ts";

/**
 * Who gets what, in full: a route that is not here fails the suite, and so does a line whose route is
 * gone. Each line is tried in a world of its own, by each of:
 *
 * - visitor: no token; ended: the token of a session that is over
 * - owner: the student whose submission it is; stranger: another student
 * - instructor: of this course; foreign: of another course; both students everywhere else
 * - admin
 * - holder: the node that runs a program; idle: another node; revoked: a node that was
 *
 * A recovery code opens its account to whoever has it; no provider is set up to sign in with.
 */
const TABLE = `
                                               visitor ended owner stranger instructor foreign admin holder idle revoked
GET    /health                                   200    200   200     200      200       200    200    200   200   200
GET    /openapi.json                             200    200   200     200      200       200    200    200   200   200
GET    /docs                                     200    200   200     200      200       200    200    200   200   200

POST   /session                                  201    201   201     201      201       201    201    201   201   201
POST   /session/rotate                           401    401   201     201      201       201    201    401   401   401
DELETE /session                                  401    401   204     204      204       204    204    401   401   401
DELETE /sessions                                 401    401   204     204      204       204    204    401   401   401
POST   /session/recover                          201    201   201     201      201       201    201    201   201   201
GET    /sign-in                                  200    200   200     200      200       200    200    200   200   200
GET    /auth/sign-in                             404    404   404     404      404       404    404    404   404   404
GET    /auth/callback                            404    404   404     404      404       404    404    404   404   404
GET    /me                                       401    401   200     200      200       200    200    401   401   401
DELETE /me                                       401    401   204     204      204       204    204    401   401   401
GET    /me/account                               401    401   200     200      200       200    200    401   401   401
GET    /me/export                                401    401   200     200      200       200    200    401   401   401
POST   /me/recovery-code                         401    401   201     201      201       201    201    401   401   401
GET    /connect                                  401    401   101     101      101       101    101    401   401   401

GET    /courses                                  200    200   200     200      200       200    200    200   200   200
GET    /courses/:course                          200    200   200     200      200       200    200    200   200   200
GET    /courses/:course/current                  200    200   200     200      200       200    200    200   200   200
PUT    /courses/:course/current                  401    401   200     200      200       200    200    401   401   401
GET    /assignments/:id                          200    200   200     200      200       200    200    200   200   200
PUT    /assignments/:id/draft                    401    401   200     200      200       200    200    401   401   401
DELETE /assignments/:id/other-drafts             401    401   204     204      204       204    204    401   401   401
PUT    /assignments/:id/rating                   401    401   200     409      409       409    409    401   401   401
POST   /assignments/:id/reports                  401    401   201     201      201       201    201    401   401   401

POST   /submissions                              401    401   201     201      201       201    201    401   401   401
GET    /submissions                              401    401   200     200      200       200    200    401   401   401
GET    /submissions/:id                          401    401   200     404      404       404    404    401   401   401
POST   /submissions/:id/regrade                  401    401   201     404      404       404    404    401   401   401

PUT    /courses/:course                          401    401   403     403      200       403    200    401   401   401
PUT    /courses/:course (a new one)              401    401   403     403      403       403    200    401   401   401
GET    /courses/:course/instructors              401    401   403     403      200       403    200    401   401   401
DELETE /courses/:course/instructors/:userId      401    401   403     403      200       403    200    401   401   401
GET    /courses/:course/invitations              401    401   403     403      200       403    200    401   401   401
POST   /courses/:course/invitations              401    401   403     403      201       403    201    401   401   401
DELETE /courses/:course/invitations/:id          401    401   403     403      200       403    200    401   401   401
GET    /courses/:course/feedback                 401    401   403     403      200       403    200    401   401   401
POST   /reports/:id/close                        401    401   404     404      200       404    200    401   401   401
POST   /invitations/accept                       401    401   200     200      200       200    200    401   401   401

GET    /admin/nodes                              401    401   403     403      403       403    200    401   401   401
POST   /admin/nodes                              401    401   403     403      403       403    201    401   401   401
DELETE /admin/nodes/:id                          401    401   403     403      403       403    200    401   401   401
PUT    /admin/users/:id/role                     401    401   403     403      403       403    200    401   401   401
GET    /admin/failures                           401    401   403     403      403       403    200    401   401   401

POST   /grader/claims                            401    401   401     401      401       401    401    200   200   401
GET    /grader/bundles/:versionId                401    401   401     401      401       401    401    200   404   401
POST   /grader/progress                          401    401   401     401      401       401    401    200   200   401
POST   /grader/results                           401    401   401     401      401       401    401    200   200   401
GET    /grader/connect                           401    401   401     401      401       401    401    101   101   401
`;

interface Row {
  /** `METHOD /path`, and in brackets which of several cases of this route it is. */
  name: string;
  statuses: number[];
}

const rows: Row[] = TABLE.trim()
  .split("\n")
  .slice(1)
  .filter((line) => line !== "")
  .map((line) => {
    const [, method = "", path = "", numbers = ""] = /^(\w+) +(.*?) +([\d ]+)$/.exec(line) ?? [];
    return { name: `${method} ${path}`, statuses: numbers.split(/ +/).map(Number) };
  });

const routeOf = (name: string) => name.replace(/ \(.*\)$/, "");

test("the table has a line for every route of the application, and none besides", () => {
  const routes = createApi()
    .routes.filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path.replace(/^\/api/, "")}`);
  expect([...new Set(rows.map(({ name }) => routeOf(name)))].toSorted()).toEqual(
    [...new Set(routes)].toSorted(),
  );
});

/** What this actor is answered; every refusal must be the envelope. */
async function statusFor(name: string, actor: Actor, world: World): Promise<number> {
  const { params = {}, query = "", body, upgrade } = (await REQUESTS[name]?.(world)) ?? {};
  const [method = "", path = ""] = routeOf(name).split(" ");
  const values: Record<string, string> = { course: world.course, ...params };
  const address = path.replace(/:(\w+)/g, (_, param: string) => values[param] ?? "");
  const headers = new Headers({
    ...(world.tokens[actor] === null ? {} : { Authorization: `Bearer ${world.tokens[actor]}` }),
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(upgrade === true ? { Upgrade: "websocket" } : {}),
  });
  const response = await send(
    new Request(`http://gradewire.test/api${address}${query}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  response.webSocket?.accept();
  response.webSocket?.close();
  if (response.status >= 400) ErrorEnvelope.parse(await response.json());
  else await response.body?.cancel();
  return response.status;
}

test.each(rows)("$name", async ({ name, statuses }) => {
  const world = await newWorld();
  const answers: [Actor, number][] = [];
  for (const actor of ACTORS) answers.push([actor, await statusFor(name, actor, world)]);
  expect(answers).toEqual(ACTORS.map((actor, index) => [actor, statuses[index]]));
});
