import { OpenAPIHono } from "@hono/zod-openapi";

import type { AppEnv } from "./app-env.ts";
import { addressLimit } from "./middleware/address-limit.ts";
import { studentBody, utf8Body } from "./middleware/body-limit.ts";
import { answerError } from "./middleware/errors.ts";
import { secureAnswers } from "./middleware/secure-answers.ts";
import { session } from "./middleware/session.ts";
import { tellOnPage } from "./middleware/tell-on-page.ts";
import { answerUnknown } from "./middleware/unknown-address.ts";
import { adminRoutes } from "./routes/admin.ts";
import { accountRoutes } from "./routes/account.ts";
import { assignmentRoutes } from "./routes/assignments.ts";
import { connectRoutes } from "./routes/connect.ts";
import { courseRoutes } from "./routes/courses.ts";
import { courseFeedbackRoutes } from "./routes/course-feedback.ts";
import { describeApi } from "./routes/docs.ts";
import { feedbackRoutes } from "./routes/feedback.ts";
import { graderRoutes } from "./routes/grader.ts";
import { healthRoutes } from "./routes/health.ts";
import { instructorRoutes } from "./routes/instructors.ts";
import { createRouter } from "./routes/openapi.ts";
import { publishRoutes } from "./routes/publish.ts";
import { regradeRoutes } from "./routes/regrade.ts";
import { sessionRoutes } from "./routes/session.ts";
import { signInRoutes } from "./routes/sign-in.ts";
import { submissionRoutes } from "./routes/submissions.ts";
import { openDb } from "./store/db.ts";

/** What students' pages and instructors' tools call; its type is the page's typed client. */
const people = createRouter()
  .route("/", sessionRoutes)
  .route("/", accountRoutes)
  .route("/", courseRoutes)
  .route("/", assignmentRoutes)
  .route("/", feedbackRoutes)
  .route("/", courseFeedbackRoutes)
  .route("/", submissionRoutes)
  .route("/", regradeRoutes);

export type Api = OpenAPIHonoOf<typeof people>;
type OpenAPIHonoOf<Router> =
  Router extends OpenAPIHono<infer _Env, infer Schema, infer _Base>
    ? OpenAPIHono<object, Schema>
    : never;

/** The HTTP interface below `/api`. What is large or costly is looked at last. */
export function createApi() {
  const api = new OpenAPIHono<AppEnv>().basePath("/api");
  api.onError(answerError);
  api.notFound(answerUnknown(() => api.routes));
  api.use(secureAnswers);
  api.use(async function openStore(c, next) {
    c.set("db", openDb(c.env.DB));
    await next();
  });
  api.route("/", healthRoutes);
  api.route("/grader", graderRoutes);
  api.use("/auth/*", tellOnPage);
  api.use(addressLimit("ADDRESS_LIMIT"));
  api.route("/", publishRoutes);
  api.use(studentBody, session, utf8Body);
  api.route("/", connectRoutes);
  api.route("/", people);
  api.route("/", instructorRoutes);
  api.route("/", adminRoutes);
  api.route("/", signInRoutes);
  describeApi(api);
  return api;
}
