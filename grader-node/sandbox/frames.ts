/** The largest frame that a sandbox may answer with, in bytes. */
export const MAX_FRAME_BYTES = 8 * 1024 * 1024;

const LENGTH_BYTES = 4;

/** One value as a frame: a 4-byte big-endian length, then that many bytes of UTF-8 JSON. */
export function encodeFrame(value: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(value), "utf8");
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + body.length);
  frame.writeUInt32BE(body.length, 0);
  body.copy(frame, LENGTH_BYTES);
  return frame;
}

/**
 * Cuts a stream of bytes into pieces that each begin with a header which tells their length. The
 * header is judged before its body is kept, so memory is bounded by `maxBytes`.
 */
export function createCutter(options: {
  headerBytes: number;
  /** The length of the body that follows this header. */
  bodyBytes(header: Buffer): number;
  maxBytes: number;
  onPiece(header: Buffer, body: Buffer): void;
}): (chunk: Buffer) => void {
  const { headerBytes } = options;
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let wanted = headerBytes;

  return (chunk) => {
    kept.push(chunk);
    keptBytes += chunk.length;
    while (keptBytes >= wanted) {
      const all: Buffer = kept.length === 1 ? kept[0]! : Buffer.concat(kept);
      const header = all.subarray(0, headerBytes);
      const length = options.bodyBytes(header);
      if (length > options.maxBytes) {
        throw new RangeError(`A piece of ${length} bytes is over the cap of ${options.maxBytes}.`);
      }
      wanted = headerBytes + length;
      kept = [all];
      if (keptBytes < wanted) return;
      options.onPiece(header, all.subarray(headerBytes, wanted));
      kept = [all.subarray(wanted)];
      keptBytes -= wanted;
      wanted = headerBytes;
    }
  };
}

/**
 * Reads frames from chunks as they come.
 * @throws {RangeError} from the reader when a frame is longer than `maxBytes`.
 */
export function createFrameReader(
  onFrame: (body: Buffer) => void,
  maxBytes = MAX_FRAME_BYTES,
): (chunk: Buffer) => void {
  return createCutter({
    headerBytes: LENGTH_BYTES,
    bodyBytes: (header) => header.readUInt32BE(0),
    maxBytes,
    onPiece: (_, body) => onFrame(body),
  });
}
