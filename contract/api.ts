import { z } from "zod";

import { Isolation } from "./bundle.ts";
import { Slug } from "./course.ts";
import { Rating } from "./feedback.ts";
import { Limits, Text } from "./limits.ts";
import { GradingStatus, SandboxKind, TestResult, Verdict } from "./verdict.ts";

/** A time as ISO 8601 in UTC. */
const Instant = z.iso.datetime();

export const User = z.object({ id: z.string() });
export type User = z.infer<typeof User>;

/** The token is said once, here; only its hash is kept. */
export const SessionCreated = z.object({ user: User, token: z.string() });
export type SessionCreated = z.infer<typeof SessionCreated>;

/** `solved` counts the assignments that this user has solved; `score` is the sum of their points. */
export const Me = z.object({ user: User, score: z.int(), solved: z.int() });
export type Me = z.infer<typeof Me>;

/** `graders` counts the nodes whose socket is open now. */
export const Health = z.object({ graders: z.int() });

export const Course = z.object({ slug: Slug, title: z.string(), description: z.string() });
export type Course = z.infer<typeof Course>;
export const CourseList = z.object({ courses: z.array(Course) });

export const AssignmentState = z.enum(["untouched", "tried", "pending", "solved"]);
export type AssignmentState = z.infer<typeof AssignmentState>;

export const AssignmentSummary = z.object({
  id: z.string(),
  slug: Slug,
  title: z.string(),
  points: z.int(),
  state: AssignmentState,
});
export type AssignmentSummary = z.infer<typeof AssignmentSummary>;

/** Assignments in the course's order. */
export const CourseDetail = z.object({
  course: Course,
  assignments: z.array(AssignmentSummary),
});
export type CourseDetail = z.infer<typeof CourseDetail>;

/** A visible test file: shown to students, and run with the hidden ones. `html` is it with its tokens marked. */
export const Example = z.object({ name: z.string(), source: z.string(), html: z.string() });

export const Assignment = z.object({
  id: z.string(),
  /** The course's slug. */
  course: Slug,
  slug: Slug,
  title: z.string(),
  points: z.int(),
  /** The file name (without .py) under which tests import the student's code. */
  module: z.string(),
  versionId: z.string(),
  handoutHtml: z.string(),
  handoutMarkdown: z.string(),
  starter: z.string(),
  examples: z.array(Example),
  limits: Limits,
  /** What this user last typed here, or null when they have typed nothing. */
  draft: z.string().nullable(),
  /** When that was saved: the `base` of what is typed over it. */
  draftSavedAt: Instant.nullable(),
  /** Texts of this user that came from another device's account and did not become the draft. */
  otherDrafts: z.array(z.string()),
  /** What this user said of the assignment, or null when they have said nothing. */
  rating: Rating.nullable(),
});
export type Assignment = z.infer<typeof Assignment>;
export const AssignmentDetail = z.object({ assignment: Assignment });

/** The assignment that a returning student lands on. */
export const CurrentAssignment = z.object({ assignmentId: z.string().min(1).max(64) });
export type CurrentAssignment = z.infer<typeof CurrentAssignment>;

/** What a student typed. Its size in UTF-8 bytes is the route's to check. */
const Code = Text;

export const DraftInput = z.object({
  code: Code,
  /**
   * The `savedAt` of the text that this one was typed over, or null when there was none. With it a
   * text that was saved elsewhere meanwhile is not overwritten; without it the last one wins.
   */
  base: Instant.nullable().optional(),
});
/** When the text that the account has now was saved: the next one's `base`. */
export const DraftSaved = z.object({ savedAt: Instant });

export const SubmissionInput = z.object({
  assignmentId: z.string().min(1).max(64),
  code: Code,
});
export type SubmissionInput = z.infer<typeof SubmissionInput>;

export const Submission = z.object({
  id: z.string(),
  assignmentId: z.string(),
  /** The version of the assignment that this verdict is of. */
  versionId: z.string(),
  /** SHA-256 (hex) of the program that this verdict is of, in the form in which it is run. */
  codeHash: z.string(),
  createdAt: Instant,
  status: GradingStatus,
  /** True when the same code had been graded before, so that nothing had to run. */
  cached: z.boolean(),
  verdict: Verdict.nullable(),
  /**
   * How tests and program were kept apart: with `shared` they had one interpreter, so that this verdict
   * could have been forged. Null until graded.
   */
  isolation: Isolation.nullable(),
  /** Where it ran. Null until graded. */
  sandbox: SandboxKind.nullable(),
  /** What this submission is worth: the assignment's points when correct, else 0; null before. */
  points: z.int().nullable(),
  /** All tests once graded; while running, those that have ended so far. */
  tests: z.array(TestResult),
  /** How many tests there are; null until that is known. */
  testCount: z.int().nullable(),
  feedback: z.string().nullable(),
  /** The line of the student's code that the feedback is about. */
  line: z.int().nullable(),
  /** How many gradings wait before this one; null unless pending. */
  queuePosition: z.int().nullable(),
  /**
   * About how long until the verdict, in milliseconds, from what the connected nodes say of their
   * jobs; null when it has one, or when no node is connected.
   */
  expectedWaitMs: z.int().nullable(),
  /**
   * From when this verdict, which a busy machine might have caused, can be graded again; null for
   * one that cannot.
   */
  regradableAt: Instant.nullable(),
  cpuMs: z.int().nullable(),
  memoryKb: z.int().nullable(),
});
export type Submission = z.infer<typeof Submission>;

export const SubmissionAnswer = z.object({ submission: Submission });
/** The student's own submission with the text exactly as it was sent. */
export const SubmissionDetail = z.object({ submission: Submission.extend({ code: z.string() }) });
export type SubmissionDetail = z.infer<typeof SubmissionDetail>;

export const SubmissionQuery = z.object({
  assignmentId: z.string().min(1).max(64),
  cursor: z.string().max(64).optional(),
});
/**
 * Newest first; `cursor` goes into the next request and is null on the last page. `total` counts all
 * pages together.
 */
export const SubmissionList = z.object({
  submissions: z.array(Submission),
  cursor: z.string().nullable(),
  total: z.int(),
});
export type SubmissionList = z.infer<typeof SubmissionList>;
