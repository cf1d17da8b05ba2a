import { encodeTime, ulid } from "ulid";

/** A new ULID: 26 characters that sort by the time of their making. */
export function newId(): string {
  return ulid();
}

/** A bound: ids made before this moment (milliseconds since 1970) are smaller. */
export function idBefore(time: number): string {
  return encodeTime(time, 10);
}
