import type { Submission } from "../../../contract/api.ts";
import { type Entry, isOver, type Leftovers, type StudentOutcome } from "./outcome.ts";

/** What an assignment is worth, by slug. */
type Points = ReadonlyMap<string, number>;

/** All that is wrong with how a batch ended, each in a sentence; none when nothing was lost. */
export function findProblems(
  students: readonly StudentOutcome[],
  points: Points,
  leftovers: Leftovers,
): string[] {
  return [
    ...students.flatMap((student) => [
      ...missing(student),
      ...student.entries.flatMap((entry) => wrongEnd(student, entry)),
      ...badEvents(student),
      ...wrongPoints(student, points),
    ]),
    ...Object.entries(leftovers)
      .filter(([, count]) => count !== 0)
      .map(([what, count]) => `At the end there are ${count} ${what}.`),
  ];
}

/** Every task is one submission, known to both sides. */
function missing({ userId, tasks, entries, kept }: StudentOutcome): string[] {
  const problems: string[] = [];
  if (entries.length !== tasks.length) {
    problems.push(`Of ${tasks.length} programs of ${userId} ${entries.length} were taken.`);
  }
  const ids = new Set(entries.map((one) => one.submissionId));
  if (ids.size !== entries.length) problems.push(`Two programs of ${userId} are one submission.`);
  for (const { id } of kept) {
    if (!ids.has(id)) problems.push(`${userId} sent a program once that is there twice: ${id}.`);
  }
  return problems;
}

function wrongEnd({ kept }: StudentOutcome, { task, submissionId, end }: Entry): string[] {
  const { assignment, verdict } = task.program;
  const name = `Submission ${submissionId} (${assignment}, ${verdict})`;
  const inStore = kept.find((one) => one.id === submissionId);
  if (inStore === undefined) return [`${name} is not in its student's list.`];
  const said = endText(inStore);
  if (end === null) return [`${name} was never told to be over; the list says ${said}.`];
  if (inStore.verdict !== verdict) return [`${name} ended as ${said}.`];
  if (endText(end) !== said) return [`${name} was told to be ${endText(end)}, and is ${said}.`];
  return [];
}

const endText = ({ status, verdict }: Submission) => verdict ?? status;

/** Numbers rise, and each submission ends once, with what it says for good. */
function badEvents({ userId, entries, received }: StudentOutcome): string[] {
  const problems: string[] = [];
  let last = -1;
  const ends = new Map<string, string[]>();
  for (const { event } of received) {
    if (event.type !== "snapshot" && event.seq <= last) {
      problems.push(`${userId} was sent event ${event.seq} after event ${last}.`);
    }
    last = event.seq;
    if (event.type !== "submission") continue;
    const { submission } = event;
    const before = ends.get(submission.id) ?? [];
    if (isOver(submission)) ends.set(submission.id, [...before, endText(submission)]);
    else if (before.length > 0) {
      problems.push(`Submission ${submission.id} went back to ${submission.status}.`);
    }
  }
  for (const { submissionId, learnt } of entries) {
    const told = ends.get(submissionId) ?? [];
    if (told.length > 1) {
      problems.push(`The end of submission ${submissionId} was sent as ${told.join(" and ")}.`);
    } else if (told.length === 0 && learnt !== "read" && learnt !== null) {
      problems.push(`The end of submission ${submissionId} was learnt, but never sent.`);
    }
  }
  return problems;
}

function wrongPoints(student: StudentOutcome, points: Points): string[] {
  const { userId, tasks, received, score, solved } = student;
  const right = tasks.filter(({ program }) => program.verdict === "correct");
  const slugs = [...new Set(right.map(({ program }) => program.assignment))];
  const due = slugs.reduce((sum, slug) => sum + (points.get(slug) ?? 0), 0);
  const problems: string[] = [];
  if (score !== due || solved !== slugs.length) {
    problems.push(
      `${userId} has ${score} points for ${solved} assignments in place of ${due} for ${slugs.length}.`,
    );
  }
  const told = received.findLast(({ event }) => event.type !== "submission")?.event;
  if (told !== undefined && told.type !== "submission" && told.score !== due) {
    problems.push(`${userId} was last told of ${told.score} points in place of ${due}.`);
  }
  return problems;
}
