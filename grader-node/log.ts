import { writeSync } from "node:fs";

import { pino, type DestinationStream, type Logger } from "pino";

/** Fields that may never be written, wherever a caller puts them. */
const REDACTED = [
  "token",
  "authorization",
  "code",
  "files",
  "source",
  "stdout",
  "stderr",
  "feedback",
  "message.body",
].flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** A line that cannot be written, as on a full disk, is lost: grading goes on without it. */
const STDOUT: DestinationStream = {
  write(line) {
    try {
      writeSync(process.stdout.fd, line);
    } catch {
      // There is nowhere left to say so.
    }
  },
};

/**
 * JSON lines on stdout. Ids only: what a student wrote, what a test holds and what opens a door is
 * cut out even when a caller passes it by mistake.
 */
export function createLog(
  options: { level: string; node: string },
  destination: DestinationStream = STDOUT,
): Logger {
  return pino(
    {
      level: options.level,
      base: { node: options.node },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED, censor: "[redacted]" },
      serializers: { err: describeError },
    },
    destination,
  );
}

/** Name, sentence and cause: a stack says nothing to an operator, and an error's own fields may hold data. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return { type: error.name, message: error.message, ...(cause && { cause }) };
}
