import { expect, test } from "vitest";

import type { Submission, SubmissionList } from "../../../contract/api.ts";
import { gradedSubmission } from "../testing/submissions.ts";
import {
  type History,
  servedHistory,
  totalOf,
  withFirstPage,
  withOlderPage,
  withSubmission,
} from "./history-list.ts";

function submission(id: number, changes: Partial<Submission> = {}): Submission {
  return gradedSubmission({ id: String(id).padStart(4, "0"), ...changes });
}

const PAGE = 3;

/** A server that has submissions 1 to `count`. */
function page(count: number, cursor?: string): SubmissionList {
  const all = Array.from({ length: count }, (_, index) => submission(count - index));
  const from = cursor === undefined ? all : all.filter(({ id }) => id < cursor);
  const submissions = from.slice(0, PAGE);
  return {
    submissions,
    cursor: from.length > PAGE ? (submissions.at(-1)?.id ?? null) : null,
    total: count,
  };
}

const ids = ({ entries }: History) => entries.map(({ id }) => Number(id));

/** A list that has been opened and read to its end. */
function readAll(count: number): History {
  let history = withFirstPage(servedHistory(submission(count), count), page(count));
  while (typeof history.cursor === "string") {
    history = withOlderPage(history, history.cursor, page(count, history.cursor));
  }
  return history;
}

test("pages follow each other to the end, each submission once", () => {
  const history = readAll(8);
  expect(ids(history)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  expect(history.cursor).toBeNull();
  expect(totalOf(history)).toBe(8);
});

test("the count of a page that was served goes on with what is pushed", () => {
  const served = servedHistory(submission(8), 8);
  expect(totalOf(served)).toBe(8);
  const pushed = withSubmission(served, submission(9, { status: "pending", verdict: null }));
  expect(totalOf(pushed)).toBe(9);
  expect(totalOf(withSubmission(pushed, submission(9)))).toBe(9);
  expect(totalOf(withSubmission(servedHistory(null, 0), submission(1)))).toBe(1);
});

test("a new one goes on top while older pages come in, and its verdict into its place", () => {
  let history = withFirstPage(servedHistory(submission(8), 8), page(8));
  history = withSubmission(history, submission(9, { status: "pending", verdict: null }));
  history = withOlderPage(history, "0006", page(9, "0006"));
  history = withSubmission(history, submission(9, { verdict: "correct", points: 100 }));
  expect(ids(history)).toEqual([9, 8, 7, 6, 5, 4, 3]);
  expect(history.entries[0]).toMatchObject({ verdict: "correct", points: 100 });
  expect(totalOf(history)).toBe(9);
});

test("a push that comes before the page that has it already is counted once", () => {
  const pushed = withSubmission(servedHistory(submission(8), 8), submission(9));
  const history = withFirstPage(pushed, page(9));
  expect(ids(history)).toEqual([9, 8, 7]);
  expect(totalOf(history)).toBe(9);
  // And the other way round: a page that was read before the push.
  const late = withFirstPage(pushed, page(8));
  expect(ids(late)).toEqual([9, 8, 7, 6]);
  expect(totalOf(late)).toBe(9);
});

test("the first page anew fills what was missed, and leaves what was read where it is", () => {
  const history = withFirstPage(readAll(8), page(10));
  expect(ids(history)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(history.cursor).toBeNull();
});

test("where more was missed than a page holds, the list begins again and leaves no gap", () => {
  let history = withFirstPage(readAll(4), page(12));
  expect(ids(history)).toEqual([12, 11, 10]);
  while (typeof history.cursor === "string") {
    history = withOlderPage(history, history.cursor, page(12, history.cursor));
  }
  expect(ids(history)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
});

test("a page that comes twice, or late, changes nothing", () => {
  const first = withFirstPage(servedHistory(submission(8), 8), page(8));
  const second = withOlderPage(first, "0006", page(8, "0006"));
  expect(withOlderPage(second, "0006", page(8, "0006"))).toBe(second);
});

test("what is older than all that is known waits for its page", () => {
  const first = withFirstPage(servedHistory(submission(8), 8), page(8));
  expect(ids(withSubmission(first, submission(2)))).toEqual([8, 7, 6]);
});

test("a page that was read before a verdict does not take the verdict back", () => {
  const running = submission(7, { status: "running", verdict: null });
  const graded = submission(7);
  const last: SubmissionList = { submissions: [graded], cursor: null, total: 1 };
  const pushed = withSubmission(servedHistory(running, 1), graded);
  expect(withFirstPage(pushed, { submissions: [running], cursor: null, total: 1 }).entries).toEqual(
    [graded],
  );
  expect(withFirstPage(servedHistory(running, 1), last).entries).toEqual([graded]);
});
