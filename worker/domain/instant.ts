/** A time (milliseconds since 1970) as the interface says it: ISO 8601 in UTC. */
export function instant(time: number): string {
  return new Date(time).toISOString();
}
