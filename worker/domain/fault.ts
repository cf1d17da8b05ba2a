/**
 * What an operator needs of a failure. A failed query's own message lists its parameters, and those
 * hold what students wrote: of such an error its cause is told, with the frames that led there. One
 * of text that is no JSON quotes the text.
 */
export function faultForLog(error: unknown): { message: string; frames: string[] } {
  if (!(error instanceof Error)) return { message: String(error), frames: [] };
  const told = "params" in error && error.cause instanceof Error ? error.cause : error;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const message = told instanceof SyntaxError ? "A text could not be read." : told.message;
  return { message, frames: frames.map((line) => line.trim()) };
}
