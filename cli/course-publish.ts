import { CoursePublished } from "../contract/course.ts";
import { ErrorEnvelope } from "../contract/errors.ts";
import type { CheckedCourse } from "./course-check.ts";
import { CommandError } from "./io.ts";
import type { Server } from "./server.ts";

const TIMEOUT_MS = 60_000;

/** What the server said: published, or refused for what is in the course. */
type Publication =
  | { published: true; answer: CoursePublished }
  | { published: false; reason: string };

/**
 * `PUT /api/courses/:course`.
 * @throws {CommandError} when the server could not be asked, or did not let this user in.
 */
export async function publishCourse(
  { slug, course }: Pick<CheckedCourse, "slug" | "course">,
  { url, token }: Server,
  signal: AbortSignal,
): Promise<Publication> {
  const response = await fetch(`${url}/api/courses/${slug}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(course),
    redirect: "manual",
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  }).catch((error: unknown) => {
    throw new CommandError(unreachable(url, error, signal), { cause: error });
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const answer = CoursePublished.safeParse(body);
    if (answer.success) return { published: true, answer: answer.data };
    throw new CommandError(`What answers at ${url} is not Gradewire, or is another version of it.`);
  }
  const said = ErrorEnvelope.safeParse(body).data?.error;
  switch (response.status) {
    case 401:
      throw new CommandError(
        `${url} does not know this token: it has ended, or belongs to another server. ` +
          "Set GRADEWIRE_TOKEN anew; on this machine, npm start writes a new one.",
      );
    case 403:
      throw new CommandError(
        `${url} knows this user, but not as an instructor, and only instructors may publish.`,
      );
    case 413:
      return { published: false, reason: said?.message ?? "The course is too large." };
    case 422:
      return { published: false, reason: said?.message ?? "Something in the course is wrong." };
    default:
      throw new CommandError(refusal(url, response.status, said?.message));
  }
}

/** Which assignments have new tests, limits or modules, and where the course is to be seen. */
export function publicationText(
  title: string,
  { course, assignments }: CoursePublished,
  url: string,
) {
  const changed = assignments.filter((assignment) => assignment.changed);
  const lines = changed.map(({ slug }) => `  new version  ${slug}`);
  const versions = changed.length === 1 ? "version" : "versions";
  const what = `${changed.length === 0 ? "no" : changed.length} new ${versions}`;
  const count = `${assignments.length} ${assignments.length === 1 ? "assignment" : "assignments"}`;
  return [`Published "${title}": ${count}, ${what}.`, ...lines, `${url}/courses/${course}`].join(
    "\n",
  );
}

function unreachable(url: string, error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return "Given up before the server answered.";
  if (error instanceof Error && error.name === "TimeoutError") {
    return `${url} did not answer within ${TIMEOUT_MS / 1000} seconds; try again in a moment.`;
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return `Nothing answers at ${url}${code}. Is it running? npm start starts it on this machine.`;
}

function refusal(url: string, status: number, message: string | undefined): string {
  const said = message === undefined ? "" : ` It says: ${message}`;
  if (status === 404 || status === 405 || (status >= 300 && status < 400)) {
    return `${url} takes no courses (HTTP ${status}). Is GRADEWIRE_URL right?${said}`;
  }
  return `${url} could not publish the course (HTTP ${status}).${said}`;
}
