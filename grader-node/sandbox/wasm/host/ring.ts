/**
 * A queue of records in shared memory, from one thread to one other (a single-producer,
 * single-consumer ring). Both sides can block: the reader while it is empty, the writer while it is
 * full, so that a program that floods it only stops itself.
 */
export interface Ring {
  /** Blocks until all is in, or the ring is closed. */
  write(kind: number, data: Uint8Array): void;
  /**
   * The next record; blocks for it unless `wait` is false, or a function that comes to say so while it
   * waits. Null when there is none, or it is closed.
   */
  read(wait: boolean | (() => boolean)): RingRecord | null;
  /** Wakes up both sides. What is in it can still be read. */
  close(): void;
}

export interface RingRecord {
  kind: number;
  data: Uint8Array;
}

const DATA_BYTES = 1 << 20;
/** Counts of bytes ever written and read (modulo 2^32), and whether it is closed. */
const [WRITTEN, READ, CLOSED] = [0, 1, 2] as const;
const FIELDS = 4;
/** Kind, then length. */
const RECORD_HEADER_BYTES = 5;
/** A longer record goes over in pieces of its kind. */
const MAX_PIECE = DATA_BYTES / 4;

export function ringMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(FIELDS * 4 + DATA_BYTES);
}

export function openRing(memory: SharedArrayBuffer): Ring {
  const fields = new Int32Array(memory, 0, FIELDS);
  const bytes = new Uint8Array(memory, FIELDS * 4);
  const isClosed = () => Atomics.load(fields, CLOSED) !== 0;

  function used(): number {
    return (Atomics.load(fields, WRITTEN) - Atomics.load(fields, READ)) >>> 0;
  }

  /** Both sides sleep on the other's count, which close() also wakes. */
  function waitFor(field: number, isThere: () => boolean, goesOn = () => true): boolean {
    while (!isThere()) {
      if (isClosed() || !goesOn()) return false;
      const seen = Atomics.load(fields, field);
      // It may have come between the look and this line: then the count has changed.
      if (!isThere() && !isClosed()) Atomics.wait(fields, field, seen, WAKE_MS);
    }
    return true;
  }

  function put(at: number, data: Uint8Array): void {
    const start = (at >>> 0) % DATA_BYTES;
    const first = Math.min(data.length, DATA_BYTES - start);
    bytes.set(data.subarray(0, first), start);
    bytes.set(data.subarray(first), 0);
  }

  function take(at: number, length: number): Uint8Array {
    const start = (at >>> 0) % DATA_BYTES;
    const first = Math.min(length, DATA_BYTES - start);
    const data = new Uint8Array(length);
    data.set(bytes.subarray(start, start + first));
    data.set(bytes.subarray(0, length - first), first);
    return data;
  }

  function advance(field: number, by: number): void {
    Atomics.add(fields, field, by);
    Atomics.notify(fields, field);
  }

  function writePiece(kind: number, data: Uint8Array): void {
    const size = RECORD_HEADER_BYTES + data.length;
    if (!waitFor(READ, () => DATA_BYTES - used() >= size)) return;
    const header = new Uint8Array(RECORD_HEADER_BYTES);
    header[0] = kind;
    new DataView(header.buffer).setUint32(1, data.length);
    const at = Atomics.load(fields, WRITTEN);
    put(at, header);
    put(at + RECORD_HEADER_BYTES, data);
    // Only now is it there.
    advance(WRITTEN, size);
  }

  function close(): void {
    Atomics.store(fields, CLOSED, 1);
    Atomics.notify(fields, WRITTEN);
    Atomics.notify(fields, READ);
  }

  return {
    write(kind, data) {
      for (let from = 0; from < data.length; from += MAX_PIECE) {
        writePiece(kind, data.subarray(from, from + MAX_PIECE));
      }
    },
    read(wait) {
      const goesOn = typeof wait === "function" ? wait : () => wait;
      if (!waitFor(WRITTEN, () => used() > 0, goesOn)) return null;
      const at = Atomics.load(fields, READ);
      const header = take(at, RECORD_HEADER_BYTES);
      const length = new DataView(header.buffer).getUint32(1);
      // No side of ours writes such a one.
      if (length > MAX_PIECE) {
        close();
        return null;
      }
      const data = take(at + RECORD_HEADER_BYTES, length);
      advance(READ, RECORD_HEADER_BYTES + length);
      return { kind: header[0]!, data };
    },
    close,
  };
}

/** A sleeper looks up now and then, in case it was not yet asleep when it was woken. */
const WAKE_MS = 100;
