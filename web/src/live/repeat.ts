/**
 * Runs `work` after `firstMs`, and again after as many milliseconds as it says, until called off.
 * What is under way when it is called off ends, and nothing follows it.
 */
export function repeat(firstMs: number, work: () => Promise<number>): () => void {
  let closed = false;
  let timer = setTimeout(() => void run(), firstMs);

  async function run(): Promise<void> {
    const waitMs = await work();
    if (!closed) {
      timer = setTimeout(() => void run(), waitMs);
    }
  }

  return () => {
    closed = true;
    clearTimeout(timer);
  };
}
