import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";

import { AssignmentDetail, CourseDetail, CourseList } from "../../contract/api.ts";
import { reportOf } from "./report.ts";
import { type Api, openApi } from "./http.ts";
import { type Load, measureLoad } from "./measure.ts";
import { HELP, type Options, readOptions, UsageError } from "./options.ts";
import { showProgress } from "./progress.ts";
import { createTally } from "./tally.ts";

try {
  const options = await readOptions(process.argv.slice(2));
  if (options === null) console.log(HELP);
  else await run(options);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function run(options: Options): Promise<void> {
  const api = openApi(options.url);
  const load = await prepare(api, options);
  const tally = createTally();
  const stopped = new AbortController();
  process.once("SIGINT", () => stopped.abort());
  const progress = showProgress(tally);
  const figures = await measureLoad(api, load, { tally, stopped: once(stopped.signal, "abort") });
  progress.stop();
  console.log(reportOf(figures));
  if (options.jsonFile !== null) {
    await writeFile(options.jsonFile, `${JSON.stringify(figures, null, 2)}\n`);
  }
  process.exit(Object.keys(figures.errors).length === 0 ? 0 : 1);
}

/** What to send where. @throws UsageError when there is nothing to submit to. */
async function prepare(api: Api, options: Options): Promise<Load> {
  const { users, submissions, rampMs, thinkMs, patienceMs, idleSockets, holdMs } = options;
  const assignmentId = options.assignmentId ?? (await firstAssignment(api));
  const program =
    options.programFile === null
      ? await readStarter(api, assignmentId)
      : await readFile(options.programFile, "utf8").catch(() => {
          throw new UsageError(`The program ${options.programFile} cannot be read.`);
        });
  const task = { assignmentId, program, submissions, thinkMs, patienceMs };
  return { crowd: { users, rampMs, task }, idle: { sockets: idleSockets, holdMs } };
}

async function firstAssignment(api: Api): Promise<string> {
  const { courses } = CourseList.parse(await read(api, "/courses"));
  const [course] = courses;
  const assignments =
    course === undefined
      ? []
      : CourseDetail.parse(await read(api, `/courses/${course.slug}`)).assignments;
  const [assignment] = assignments;
  if (assignment === undefined) {
    throw new UsageError(`There is no course with an assignment at ${api.url}. Publish one first.`);
  }
  return assignment.id;
}

async function readStarter(api: Api, assignmentId: string): Promise<string> {
  const body = await read(api, `/assignments/${assignmentId}`);
  return AssignmentDetail.parse(body).assignment.starter;
}

/** @throws UsageError when there is no such thing, or no Gradewire. */
async function read(api: Api, path: string): Promise<unknown> {
  const { status, body } = await api.call("GET", path).catch(() => ({ status: 0, body: null }));
  if (status === 0) {
    throw new UsageError(`No Gradewire answers at ${api.url}. Run npm start first.`);
  }
  if (status !== 200) throw new UsageError(`${api.url}/api${path} answers with status ${status}.`);
  return body;
}
