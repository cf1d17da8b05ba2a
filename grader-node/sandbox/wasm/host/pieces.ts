/** Bytes that come in pieces of any size and are taken in others. */
export interface Pieces {
  /** How many are there. */
  readonly size: number;
  add(data: Uint8Array): void;
  /** The next `length` bytes, or fewer when there are no more; null when there are none. */
  take(length: number): Uint8Array | null;
}

export function createPieces(): Pieces {
  // The first of them may be taken in part. In time proportional to the bytes, however small the
  // pieces are: a program may print each letter by itself.
  const kept: Uint8Array[] = [];
  let first = 0;
  let size = 0;

  return {
    get size() {
      return size;
    },
    add(data) {
      if (data.length === 0) return;
      kept.push(data);
      size += data.length;
    },
    take(length) {
      if (size === 0) return null;
      const taken = new Uint8Array(Math.min(length, size));
      let filled = 0;
      while (filled < taken.length) {
        const piece = kept[first]!;
        const part = piece.subarray(0, taken.length - filled);
        taken.set(part, filled);
        filled += part.length;
        if (part.length < piece.length) kept[first] = piece.subarray(part.length);
        else first += 1;
      }
      if (first === kept.length) {
        kept.length = 0;
        first = 0;
      }
      size -= taken.length;
      return taken;
    },
  };
}
