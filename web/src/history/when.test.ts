import { expect, test } from "vitest";

import { agoWords, dayOf, dayWords, momentWords, timeWords } from "./when.ts";

const NOW = Date.parse("2026-11-28T10:00:00Z");
const helsinki = (locale: string) => ({ locale, timeZone: "Europe/Helsinki" });
const english = helsinki("en-GB");

test("a day is the reader's, not the server's", () => {
  const late = "2026-11-27T23:30:00Z";
  expect(dayOf(late, english)).toBe("2026-11-28");
  expect(dayOf(late, { ...english, timeZone: "America/New_York" })).toBe("2026-11-27");
  expect(dayWords(late, NOW, english)).toBe("today");
  expect(timeWords(late, english)).toBe("01:30");
});

test("days are today, yesterday, or a date in the reader's language", () => {
  expect(dayWords("2026-11-27T10:00:00Z", NOW, english)).toBe("yesterday");
  expect(dayWords("2026-11-26T10:00:00Z", NOW, english)).toBe("Thursday 26 November");
  expect(dayWords("2025-11-26T10:00:00Z", NOW, english)).toMatch(/^Wednesday,? 26 November 2025$/);
  expect(dayWords("2026-11-27T10:00:00Z", NOW, helsinki("fi"))).toBe("eilen");
  expect(dayWords("2026-11-26T10:00:00Z", NOW, helsinki("fi"))).toBe("torstai 26. marraskuuta");
  expect(momentWords("2026-11-27T10:05:00Z", NOW, english)).toBe("yesterday, 12:05");
});

test("a day on which the clocks were changed is one day too", () => {
  const monday = Date.parse("2026-10-26T00:30:00+02:00");
  expect(dayWords("2026-10-25T01:00:00+03:00", monday, english)).toBe("yesterday");
});

test("of today it is also said how long ago", () => {
  const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
  expect(agoWords(ago(0), NOW, english)).toBe("now");
  expect(agoWords(ago(-2), NOW, english)).toBe("now");
  expect(agoWords(ago(5), NOW, english)).toBe("5 minutes ago");
  expect(agoWords(ago(125), NOW, english)).toBe("2 hours ago");
  expect(agoWords(ago(5), NOW, helsinki("fi"))).toBe("5 minuuttia sitten");
  expect(agoWords(ago(24 * 60), NOW, english)).toBeNull();
});
