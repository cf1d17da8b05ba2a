import { newStudent, RefusedError } from "../support/student.ts";

/** A student sends this many programs, each twice, and leaves: within the burst of the rate limit. */
const PROGRAMS_PER_STUDENT = 5;

/** One program's way, in milliseconds from its POST. */
export interface Sample {
  /** Until the POST was answered. */
  postMs: number;
  /** Until the verdict came down the socket. */
  verdictMs: number;
  /** The same program once more: until the answer that was there already. */
  cachedMs: number;
}

export interface LoadOptions {
  url: string;
  assignmentId: string;
  users: number;
  submissions: number;
  onProgress: (done: number) => void;
}

/** Has `users` students at a time submit new programs one after another, each with an open socket. */
export async function measureLoad(
  options: LoadOptions,
): Promise<{ samples: Sample[]; errors: Record<string, number>; seconds: number }> {
  const samples: Sample[] = [];
  const errors: Record<string, number> = {};
  let left = options.submissions;
  const startedAt = performance.now();

  async function runStudent(programs: number): Promise<void> {
    const student = await newStudent(options.url);
    const page = await student.connect();
    for (let i = 0; i < programs; i += 1) {
      const code = `# ${crypto.randomUUID()}\nx = ${i}\n`;
      const sentAt = performance.now();
      const submission = await student.submit(options.assignmentId, code);
      const postMs = performance.now() - sentAt;
      await page.waitForEnd(submission.id);
      const verdictMs = performance.now() - sentAt;

      const againAt = performance.now();
      const again = await student.submit(options.assignmentId, code);
      await page.waitForEnd(again.id);
      samples.push({ postMs, verdictMs, cachedMs: performance.now() - againAt });
      options.onProgress(samples.length);
    }
    page.close();
  }

  async function runStudents(): Promise<void> {
    while (left > 0) {
      const programs = Math.min(PROGRAMS_PER_STUDENT, left);
      left -= programs;
      await runStudent(programs).catch((error: unknown) => {
        const kind = error instanceof RefusedError ? error.code : String(error);
        errors[kind] = (errors[kind] ?? 0) + 1;
      });
    }
  }

  await Promise.all(Array.from({ length: options.users }, runStudents));
  return { samples, errors, seconds: (performance.now() - startedAt) / 1_000 };
}
