import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

import type { Isolation } from "../../contract/bundle.ts";
import type { Lane } from "../../contract/grader.ts";
import type { Limits } from "../../contract/limits.ts";
import type { GradingResult, GradingStatus, Verdict } from "../../contract/verdict.ts";

/**
 * Times are milliseconds since 1970 in UTC. Ids are ULIDs: they sort by the time of their making.
 *
 * A foreign key stands only where its column is indexed: SQLite looks for the children of a row that
 * is written, and would otherwise plan a scan of submissions for it.
 */
const instant = (name: string) => integer(name);

/** What a user may do everywhere; an instructor's rights over a course are in `course_roles`. */
export type Role = "student" | "instructor" | "admin";

export const users = sqliteTable(
  "users",
  {
    id: text().primaryKey(),
    role: text().$type<Role>().notNull().default("student"),
    createdAt: instant("created_at").notNull(),
    /** The user that took over all of this one's work, when two turned out to be one person. */
    mergedInto: text("merged_into"),
  },
  (table) => [
    index("users_merged")
      .on(table.mergedInto)
      .where(sql`merged_into is not null`),
    index("users_admins")
      .on(table.id)
      .where(sql`role = 'admin'`),
  ],
);

/** A session's token is kept as its SHA-256 only, so that a read of this table opens nothing. */
export const sessions = sqliteTable(
  "sessions",
  {
    tokenHash: text("token_hash").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull(),
    /** When another token took this one's place; requests under way may use it a moment longer. */
    replacedAt: instant("replaced_at"),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

/** The one code of a user that moves the account to another device; used, it is gone. */
export const recoveryCodes = sqliteTable(
  "recovery_codes",
  {
    userId: text("user_id")
      .primaryKey()
      .references(() => users.id),
    codeHash: text("code_hash").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [uniqueIndex("recovery_codes_hash").on(table.codeHash)],
);

/** Whom an OpenID Connect provider knows a user as. */
export const identities = sqliteTable(
  "identities",
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    index("identities_user").on(table.userId),
  ],
);

export const courses = sqliteTable("courses", {
  slug: text().primaryKey(),
  title: text().notNull(),
  description: text().notNull(),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/** Who may publish a course and see its students' work, besides admins. */
export const courseRoles = sqliteTable(
  "course_roles",
  {
    course: text()
      .notNull()
      .references(() => courses.slug),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.course, table.userId] }),
    index("course_roles_user").on(table.userId),
  ],
);

/** A link that makes whoever opens it first an instructor of a course. */
export const invitations = sqliteTable(
  "invitations",
  {
    tokenHash: text("token_hash").primaryKey(),
    course: text()
      .notNull()
      .references(() => courses.slug),
    invitedBy: text("invited_by").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedBy: text("used_by"),
    usedAt: instant("used_at"),
  },
  (table) => [index("invitations_course").on(table.course)],
);

/** A bundle never changes; its id is the SHA-256 of its canonical text. */
export const assignmentVersions = sqliteTable("assignment_versions", {
  id: text().primaryKey(),
  bundle: text().notNull(),
  createdAt: instant("created_at").notNull(),
});

/** What a student may see of an assignment; its hidden tests are in the version's bundle only. */
export const assignments = sqliteTable(
  "assignments",
  {
    id: text().primaryKey(),
    course: text()
      .notNull()
      .references(() => courses.slug),
    slug: text().notNull(),
    /** Null once the course no longer lists it; what was earned in it stays. */
    position: integer(),
    title: text().notNull(),
    points: integer().notNull(),
    module: text().notNull(),
    isolation: text().$type<Isolation>().notNull(),
    limits: text({ mode: "json" }).$type<Limits>().notNull(),
    handoutMarkdown: text("handout_markdown").notNull(),
    handoutHtml: text("handout_html").notNull(),
    starter: text().notNull(),
    examples: text({ mode: "json" }).$type<{ name: string; source: string }[]>().notNull(),
    versionId: text("version_id")
      .notNull()
      .references(() => assignmentVersions.id),
  },
  (table) => [
    uniqueIndex("assignments_course_slug").on(table.course, table.slug),
    index("assignments_course_position").on(table.course, table.position),
  ],
);

/**
 * One run of one program against one version, however many students sent it. A failed grading is
 * ours to answer for: it leaves the unique index, so that the same code can be graded anew.
 */
export const gradings = sqliteTable(
  "gradings",
  {
    id: text().primaryKey(),
    versionId: text("version_id")
      .notNull()
      .references(() => assignmentVersions.id),
    codeHash: text("code_hash").notNull(),
    /** The normalised program that `codeHash` is of: what a node runs. */
    code: text().notNull(),
    status: text().$type<GradingStatus>().notNull().default("pending"),
    attempts: integer().notNull().default(0),
    nodeId: text("node_id"),
    lease: text(),
    leaseExpiresAt: instant("lease_expires_at"),
    /** When it last went to the outbox; a pending one that is silent for long goes there again. */
    queuedAt: instant("queued_at").notNull(),
    gradedAt: instant("graded_at"),
    verdict: text().$type<Verdict>(),
    result: text({ mode: "json" }).$type<GradingResult>(),
    /** Why the last attempt ended without a verdict; for operators. */
    failure: text(),
    /** The graded one whose verdict a student doubts: this is its second look. */
    regradeOf: text("regrade_of"),
    /** When the last second look at this one was asked for. */
    regradedAt: instant("regraded_at"),
  },
  (table) => [
    uniqueIndex("gradings_version_code")
      .on(table.versionId, table.codeHash)
      .where(sql`status <> 'failed' and regrade_of is null`),
    // One second look at a time, and the way back from it to what it looks at.
    index("gradings_regrade")
      .on(table.regradeOf)
      .where(sql`regrade_of is not null`),
    index("gradings_failed")
      .on(table.gradedAt)
      .where(sql`status = 'failed'`),
    index("gradings_running_node")
      .on(table.nodeId, table.versionId)
      .where(sql`status = 'running'`),
    index("gradings_pending")
      .on(table.id)
      .where(sql`status = 'pending'`),
    index("gradings_pending_queued")
      .on(table.queuedAt)
      .where(sql`status = 'pending'`),
    index("gradings_running_lease")
      .on(table.leaseExpiresAt)
      .where(sql`status = 'running'`),
  ],
);

export const submissions = sqliteTable(
  "submissions",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    assignmentId: text("assignment_id").notNull(),
    gradingId: text("grading_id")
      .notNull()
      .references(() => gradings.id),
    /** Exactly as it was typed. */
    code: text().notNull(),
    /** What a correct answer was worth when this was sent. */
    points: integer().notNull(),
    cached: integer({ mode: "boolean" }).notNull(),
    createdAt: instant("created_at").notNull(),
    /** When the user's Durable Object took the outcome; null while it is still owed to them. */
    deliveredAt: instant("delivered_at"),
  },
  (table) => [
    index("submissions_user_assignment").on(table.userId, table.assignmentId, table.id),
    index("submissions_grading").on(table.gradingId),
    index("submissions_owed")
      .on(table.id)
      .where(sql`delivered_at is null`),
    index("submissions_owed_user")
      .on(table.userId, table.id)
      .where(sql`delivered_at is null`),
  ],
);

/** The points of a user: each assignment once, whatever was sent afterwards. */
export const solved = sqliteTable(
  "solved",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    assignmentId: text("assignment_id").notNull(),
    submissionId: text("submission_id").notNull(),
    points: integer().notNull(),
    solvedAt: instant("solved_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.assignmentId] })],
);

/**
 * What a user thinks of an assignment that they solved, for its author: one word each, the last. The
 * course is written down too: an assignment never leaves it, and its comments are read by course.
 */
export const ratings = sqliteTable(
  "ratings",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    assignmentId: text("assignment_id").notNull(),
    /** Names it to its author, who is not told whose it is. */
    id: text().notNull(),
    course: text().notNull(),
    versionId: text("version_id").notNull(),
    stars: integer().notNull(),
    comment: text(),
    ratedAt: instant("rated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.assignmentId] }),
    index("ratings_assignment").on(table.assignmentId, table.stars),
    index("ratings_comments")
      .on(table.course, table.ratedAt, table.id)
      .where(sql`comment is not null`),
  ],
);

/** What a user found wrong with an assignment, for its author. */
export const problemReports = sqliteTable(
  "problem_reports",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    assignmentId: text("assignment_id").notNull(),
    course: text().notNull(),
    /** Of the submission that it is about, else the one that was there to be seen. */
    versionId: text("version_id").notNull(),
    submissionId: text("submission_id"),
    message: text().notNull(),
    createdAt: instant("created_at").notNull(),
    /** When its author was done with it; null while it is open. */
    closedAt: instant("closed_at"),
  },
  (table) => [
    index("problem_reports_user").on(table.userId, table.assignmentId, table.createdAt),
    index("problem_reports_course").on(table.course, table.createdAt, table.id),
    index("problem_reports_open")
      .on(table.assignmentId)
      .where(sql`closed_at is null`),
  ],
);

/**
 * Users who deleted their account, until their objects are known to hold nothing any more. Written in
 * the transaction that deletes them.
 */
export const erasures = sqliteTable(
  "erasures",
  { userId: text("user_id").primaryKey(), deletedAt: instant("deleted_at").notNull() },
  (table) => [index("erasures_deleted").on(table.deletedAt)],
);

/** What an outbox row becomes: a job in a lane, or a letter about a job that was given up. */
export type OutboxQueue = Lane | "grading-dead";

/** Written in the same batch as the grading it announces; deleted once the queue has taken it. */
export const outbox = sqliteTable(
  "outbox",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    gradingId: text("grading_id")
      .notNull()
      .references(() => gradings.id),
    lane: text().$type<OutboxQueue>().notNull(),
    createdAt: instant("created_at").notNull(),
    /** The user whose earlier grading this one waits for, so that nobody fills the queue; else null. */
    heldFor: text("held_for"),
  },
  (table) => [
    index("outbox_grading").on(table.gradingId),
    index("outbox_created")
      .on(table.createdAt)
      .where(sql`held_for is null`),
    index("outbox_held")
      .on(table.heldFor, table.id)
      .where(sql`held_for is not null`),
  ],
);

/** Grader nodes, each with a token of its own (its SHA-256 here). */
export const nodes = sqliteTable(
  "nodes",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    tokenHash: text("token_hash").notNull(),
    createdAt: instant("created_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (table) => [uniqueIndex("nodes_token").on(table.tokenHash)],
);
