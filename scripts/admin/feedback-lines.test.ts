import { expect, test } from "vitest";

import { feedbackLines } from "./feedback-lines.ts";

const ASSIGNMENT = { id: "1", slug: "add", title: "Add", listed: true };
const SAID = { assignmentId: "1", versionId: "0123456789abcdef", at: "2026-11-28T10:00:00.000Z" };

test("figures come first, then what was said, with the version that it was said of", () => {
  const text = feedbackLines({
    assignments: [
      { ...ASSIGNMENT, ratings: 3, meanStars: 4.3333, openReports: 1 },
      {
        ...ASSIGNMENT,
        id: "2",
        slug: "old",
        listed: false,
        ratings: 0,
        meanStars: null,
        openReports: 0,
      },
    ],
    entries: [
      { ...SAID, kind: "report", id: "r", message: "Line 1\nLine 2", state: "open", verdict: null },
      { ...SAID, kind: "comment", id: "c", stars: 5, comment: "Good." },
    ],
    cursor: "1-x",
  });
  expect(text.split("\n")).toEqual([
    "assignment              stars  ratings  open reports",
    "add                     4.3    3        1",
    "old (no longer listed)  -      0        0",
    "",
    "2026-11-28T10:00:00.000Z  add  open report r  version 0123456789ab",
    "  Line 1",
    "  Line 2",
    "2026-11-28T10:00:00.000Z  add  5 of 5 stars  version 0123456789ab",
    "  Good.",
    "There is older: GET /api/courses/COURSE/feedback has all of it.",
  ]);
});

test("a student's text can do nothing to the terminal that it is read on", () => {
  const comment = "\u001b[2J\u0007gone\u202e\u009b31m";
  const text = feedbackLines({
    assignments: [],
    entries: [{ ...SAID, kind: "comment", id: "c", stars: 1, comment }],
    cursor: null,
  });
  expect(text).toContain("\ufffd[2J\ufffdgone\ufffd\ufffd31m");
});
