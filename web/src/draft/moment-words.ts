/** A moment as the reader's clock and language say it: of today the time alone. */
export function momentWords(iso: string, now = new Date()): string {
  const moment = new Date(iso);
  const isToday = moment.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(document.documentElement.lang, {
    timeStyle: "short",
    ...(isToday ? {} : { dateStyle: "medium" as const }),
  }).format(moment);
}
