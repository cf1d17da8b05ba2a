/** Whose clock and calendar times are told by. */
export interface Reader {
  /** BCP 47. */
  locale: string;
  /** Undefined for the one of this machine. */
  timeZone: string | undefined;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A day of the reader's calendar as YYYY-MM-DD: the same for two instants of one day. */
export function dayOf(instant: string | number, { timeZone }: Reader): string {
  // Swedish is the one whose short dates are ISO's.
  return new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short" }).format(new Date(instant));
}

/** A day as a heading: today, yesterday, or its date, with the year when it is another one. */
export function dayWords(instant: string, now: number, reader: Reader): string {
  const { locale, timeZone } = reader;
  const day = dayOf(instant, reader);
  const today = dayOf(now, reader);
  const ago = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS);
  if (ago === 0 || ago === 1) {
    return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-ago, "day");
  }
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" }),
  }).format(new Date(instant));
}

/** The time of day. */
export function timeWords(instant: string, { locale, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(locale, { timeZone, timeStyle: "short" }).format(
    new Date(instant),
  );
}

/** How long ago, for what is of today; else null: its day says more. */
export function agoWords(instant: string, now: number, reader: Reader): string | null {
  if (dayOf(instant, reader) !== dayOf(now, reader)) {
    return null;
  }
  const relative = new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" });
  // The server's clock may be ahead of this one.
  const ago = Math.max(0, now - Date.parse(instant));
  if (ago < MINUTE_MS) {
    return relative.format(0, "second");
  }
  return ago < HOUR_MS
    ? relative.format(-Math.floor(ago / MINUTE_MS), "minute")
    : relative.format(-Math.floor(ago / HOUR_MS), "hour");
}

/** Day and time together, where no heading says the day. */
export function momentWords(instant: string, now: number, reader: Reader): string {
  return `${dayWords(instant, now, reader)}, ${timeWords(instant, reader)}`;
}
