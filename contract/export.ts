import { z } from "zod";

import { SubmissionDetail } from "./api.ts";
import { RoleName } from "./admin.ts";
import { Slug } from "./course.ts";
import { ProblemReport, Rating } from "./feedback.ts";

/** A time as ISO 8601 in UTC. */
const Instant = z.iso.datetime();
const Text = z.object({ assignmentId: z.string(), code: z.string(), savedAt: Instant });

/** What a word for an author is about. */
const About = z.object({ assignmentId: z.string(), course: Slug, versionId: z.string() });

/**
 * `GET /api/me/export`: everything that is kept of a user, but what opens their account. `version`
 * grows when a reader of the one before would go wrong; new fields alone do not change it.
 */
export const AccountExport = z.object({
  format: z.literal("gradewire-account"),
  version: z.literal(1),
  exportedAt: Instant,
  user: z.object({ id: z.string(), createdAt: Instant, role: RoleName }),
  /** Whom providers of sign-in know the user as. */
  identities: z.array(z.object({ issuer: z.string(), subject: z.string(), since: Instant })),
  /** When the recovery code was made that is good now; null without one. */
  recoveryCodeSince: Instant.nullable(),
  /** When each device signed in, and when another session took its place. */
  sessions: z.array(z.object({ startedAt: Instant, replacedAt: Instant.nullable() })),
  instructorOf: z.array(z.object({ course: Slug, since: Instant })),
  score: z.int(),
  /** The courses in which something is solved. */
  courses: z.array(
    z.object({
      slug: Slug,
      title: z.string(),
      score: z.int(),
      solved: z.array(
        z.object({
          assignmentId: z.string(),
          slug: Slug,
          title: z.string(),
          points: z.int(),
          solvedAt: Instant,
          submissionId: z.string(),
        }),
      ),
    }),
  ),
  /** The assignment of each course that was open last. */
  visits: z.array(z.object({ course: Slug, assignmentId: z.string() })),
  ratings: z.array(About.extend(Rating.shape)),
  reports: z.array(
    About.extend(ProblemReport.shape).extend({
      submissionId: z.string().nullable(),
      closedAt: Instant.nullable(),
    }),
  ),
  drafts: z.array(Text),
  /** Texts that came from another device's account and did not become the draft. */
  otherDrafts: z.array(Text),
  /** By assignment, the oldest first. */
  submissions: z.array(SubmissionDetail.shape.submission),
});
export type AccountExport = z.infer<typeof AccountExport>;
